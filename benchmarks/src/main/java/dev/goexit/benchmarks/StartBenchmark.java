package dev.goexit.benchmarks;

import dev.goexit.Goexit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Start and end of a task: a thousand are started, then waited for together. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StartBenchmark {
  static final int TASKS = 1_000;

  /** Started by a thread that is not the pool's. Each task returns. */
  @Benchmark
  @OperationsPerInvocation(TASKS)
  public long returnFromOutside(PoolState pool) throws InterruptedException {
    CountDownLatch running = new CountDownLatch(TASKS);
    startAll(pool, running::countDown);
    running.await();
    return running.getCount();
  }

  /** Started by a task of the pool. Each task returns. */
  @Benchmark
  @OperationsPerInvocation(TASKS)
  public long returnFromInside(PoolState pool) throws InterruptedException {
    CountDownLatch running = new CountDownLatch(TASKS);
    Task task = running::countDown;
    pool.start(() -> startAll(pool, task));
    running.await();
    return running.getCount();
  }

  /** Started by a thread that is not the pool's. Each task exits. */
  @Benchmark
  @OperationsPerInvocation(TASKS)
  public long exitFromOutside(PoolState pool) throws InterruptedException {
    CountDownLatch running = new CountDownLatch(TASKS);
    startAll(pool, () -> countDownAndExit(running));
    running.await();
    return running.getCount();
  }

  /** Started by a task of the pool. Each task exits. */
  @Benchmark
  @OperationsPerInvocation(TASKS)
  public long exitFromInside(PoolState pool) throws InterruptedException {
    CountDownLatch running = new CountDownLatch(TASKS);
    Task task = () -> countDownAndExit(running);
    pool.start(() -> startAll(pool, task));
    running.await();
    return running.getCount();
  }

  private static void startAll(PoolState pool, Task task) {
    for (int i = 0; i < TASKS; i++) {
      pool.start(task);
    }
  }

  private static void countDownAndExit(CountDownLatch running) {
    running.countDown();
    Goexit.exit();
  }
}
