package dev.goexit.benchmarks;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One pool for a benchmark's whole run. */
@State(Scope.Benchmark)
public class PoolState {
  /** Which, of those that {@link Pool#of} knows. */
  @Param({"goroutines", "goroutineExecutor", "forkJoinPool", "threadPoolExecutor"})
  public String pool = "goroutines";

  private Pool opened;

  /** As many threads as processors, for benchmarks whose tasks do not wait for each other. */
  @Setup
  public void open() {
    opened = Pool.of(pool, threads());
  }

  int threads() {
    return Runtime.getRuntime().availableProcessors();
  }

  void start(Task task) {
    opened.start(task);
  }

  /** Waits for what runs still. */
  @TearDown
  public void close() throws InterruptedException {
    opened.end();
  }

  /** For two tasks that wait for each other: never less than two threads. */
  @State(Scope.Benchmark)
  public static class OfTwo extends PoolState {
    @Override
    int threads() {
      return Math.max(2, super.threads());
    }
  }
}
