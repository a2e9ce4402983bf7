/**
 * Go's rules in plain Java, each with a switch: {@link dev.goexit.oracle.model.Model} runs a
 * program by them, {@link dev.goexit.oracle.model.Rule} names them.
 */
package dev.goexit.oracle.model;
