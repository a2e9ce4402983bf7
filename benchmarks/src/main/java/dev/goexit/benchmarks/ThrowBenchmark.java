package dev.goexit.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The baseline of {@code ExitBenchmark} and {@code PanicBenchmark}: Java's throw and catch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ThrowBenchmark {
  /** How many frames lie between the throw and the catch. */
  @Param({"0", "10", "100", "1000"})
  public int frames = 10;

  private final Frames plain = new Frames(Leaving::byThrow);
  private final Frames throwingNew = new Frames(ThrowBenchmark::throwNew);
  private final FramesWithFinally closing = new FramesWithFinally(Leaving::byThrow);
  private int ended;

  /** One object for all, without a trace. */
  @Benchmark
  public int preallocated() {
    try {
      return plain.leaveThrough(frames);
    } catch (Preallocated caught) {
      return ++ended;
    }
  }

  /** The same, with a finally in each frame. Gives those entered. */
  @Benchmark
  public int preallocatedFinallyInEach() {
    closing.closed = 0;
    try {
      return closing.leaveThrough(frames);
    } catch (Preallocated caught) {
      return closing.closed;
    }
  }

  /** A new exception with its trace, as one throws it. */
  @Benchmark
  public int newException() {
    try {
      return throwingNew.leaveThrough(frames);
    } catch (RuntimeException caught) {
      return ++ended;
    }
  }

  private static int throwNew() {
    throw new IllegalStateException("benchmark");
  }
}
