package dev.goexit.benchmarks;

import dev.goexit.ExitBoundary;
import dev.goexit.Go;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An exit through many frames, to the boundary that ends it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ExitBenchmark {
  /** How many frames lie between the exit and where it ends. */
  @Param({"0", "10", "100", "1000"})
  public int frames = 10;

  private final Frames plain = new Frames(Unwinding::exit);
  private final FramesWithDefer deferring = new FramesWithDefer(Unwinding::exit);
  private int ended;

  /** To a method that is a boundary. */
  @Benchmark
  public int toBoundary() {
    boundary();
    return ++ended;
  }

  @ExitBoundary
  private void boundary() {
    plain.leaveThrough(frames);
  }

  /** To a goroutine's bottom, on the same thread. */
  @Benchmark
  public int fromRun() {
    Go.run(() -> plain.leaveThrough(frames));
    return ++ended;
  }

  /** To a method that is a boundary, with a deferred call in each frame. Gives those made. */
  @Benchmark
  public int deferInEachToBoundary() {
    deferring.closed = 0;
    deferringBoundary();
    return deferring.closed;
  }

  @ExitBoundary
  private void deferringBoundary() {
    deferring.leaveThrough(frames);
  }
}
