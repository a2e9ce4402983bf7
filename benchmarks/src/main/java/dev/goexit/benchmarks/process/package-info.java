/**
 * What JMH cannot time: whole JVMs. {@link dev.goexit.benchmarks.process.Processes} starts them
 * alternately with and without agent; the other classes with a main run in those JVMs, or for
 * themselves.
 */
package dev.goexit.benchmarks.process;
