package dev.goexit.benchmarks;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Fan-out, fan-in: a thousand tasks that work a little, and one queue for what they find. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FanBenchmark {
  static final int TASKS = 1_000;
  private static final int CAPACITY = 128;
  private static final int STEPS = 100;

  private final ArrayBlockingQueue<Integer> found = new ArrayBlockingQueue<>(CAPACITY);

  /** One task and its result. Gives the sum of all. */
  @Benchmark
  @OperationsPerInvocation(TASKS)
  public long fanOutFanIn(PoolState pool) throws InterruptedException {
    pool.start(() -> startAll(pool));
    long sum = 0;
    for (int i = 0; i < TASKS; i++) {
      sum += found.take();
    }
    return sum;
  }

  private void startAll(PoolState pool) {
    for (int i = 0; i < TASKS; i++) {
      int seed = i;
      pool.start(() -> Uninterrupted.run(() -> found.put(work(seed))));
    }
  }

  static int work(int seed) {
    int value = seed;
    for (int i = 0; i < STEPS; i++) {
      value = value * 31 + i;
    }
    return value & 0xFF;
  }
}
