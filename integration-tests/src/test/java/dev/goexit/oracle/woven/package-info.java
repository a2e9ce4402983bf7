/**
 * What runs in the JVM with the agent: {@link dev.goexit.oracle.woven.RunInterpreter} and {@link
 * dev.goexit.oracle.woven.RunEmitted}, and what programs call, {@link
 * dev.goexit.oracle.woven.Trace}.
 */
package dev.goexit.oracle.woven;
