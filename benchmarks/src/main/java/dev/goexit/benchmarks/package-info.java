/**
 * What the agent and the runtime cost, each beside what one would have without them.
 *
 * <p>{@code benchmarks/run} runs it all. The classes named {@code ...Benchmark} are JMH's; those
 * that are a baseline do not mention the API, so that they stay as javac made them. {@link
 * dev.goexit.benchmarks.process} times whole JVMs, {@link dev.goexit.benchmarks.report} makes the
 * table and the plots. The same work in Go stands in {@code src/main/go}, under the same names.
 */
package dev.goexit.benchmarks;
