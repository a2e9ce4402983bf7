package dev.goexit.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Handlers that could swallow an exit, and never meet one. Run with {@code guard=*}, and without
 * agent as its own baseline: so it does not mention the API.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HandlersBenchmark {
  private static final int ROUNDS = 32;

  private final int[] values = new int[ROUNDS];
  private int failures;

  /** A handler that is never entered. */
  @Benchmark
  public int catchNeverEntered() {
    int sum = 0;
    for (int i = 0; i < ROUNDS; i++) {
      try {
        sum += step(i);
      } catch (Throwable failure) {
        failures++;
      }
    }
    return sum;
  }

  /** Three that javac made of one statement, never entered. */
  @Benchmark
  public int resourceNeverFailing() {
    int sum = 0;
    for (int i = 0; i < ROUNDS; i++) {
      try (Closer closer = new Closer(this)) {
        sum += step(i) + closer.size();
      } finally {
        sum++;
      }
    }
    return sum;
  }

  /** An exception that is thrown and caught in one compiled method. */
  @Benchmark
  public int caughtInlined() {
    try {
      return Leaving.byThrow();
    } catch (Throwable failure) {
      return ++failures;
    }
  }

  /** An exception that comes through a frame. */
  @Benchmark
  public int caughtFromCall() {
    try {
      return failFromCall();
    } catch (Throwable failure) {
      return ++failures;
    }
  }

  private int step(int i) {
    return ++values[i];
  }

  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private static int failFromCall() {
    throw Preallocated.ERROR;
  }

  private record Closer(HandlersBenchmark owner) implements AutoCloseable {
    int size() {
      return owner.values.length;
    }

    @Override
    public void close() {
      owner.values[0]--;
    }
  }
}
