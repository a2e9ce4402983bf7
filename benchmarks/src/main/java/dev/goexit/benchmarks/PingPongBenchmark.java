package dev.goexit.benchmarks;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Two tasks that hand a number to and fro, each time waiting for the other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PingPongBenchmark {
  static final int ROUNDS = 500;

  private final SynchronousQueue<Integer> ping = new SynchronousQueue<>();
  private final SynchronousQueue<Integer> pong = new SynchronousQueue<>();
  private final SynchronousQueue<Integer> result = new SynchronousQueue<>();

  /** One there and back. Gives how often that was. */
  @Benchmark
  @OperationsPerInvocation(ROUNDS)
  public int rounds(PoolState.OfTwo pool) throws InterruptedException {
    pool.start(() -> Uninterrupted.run(this::serve));
    pool.start(() -> Uninterrupted.run(this::giveBack));
    return result.take();
  }

  private void serve() throws InterruptedException {
    int ball = 0;
    for (int i = 0; i < ROUNDS; i++) {
      ping.put(ball);
      ball = pong.take();
    }
    result.put(ball);
  }

  private void giveBack() throws InterruptedException {
    for (int i = 0; i < ROUNDS; i++) {
      pong.put(ping.take() + 1);
    }
  }
}
