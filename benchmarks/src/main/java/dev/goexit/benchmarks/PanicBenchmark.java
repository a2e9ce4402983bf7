package dev.goexit.benchmarks;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.recover;

import dev.goexit.Defers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A panic through many frames, to the deferred call that recovers it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PanicBenchmark {
  /** How many frames lie between the panic and the function that recovers. */
  @Param({"0", "10", "100"})
  public int frames = 10;

  private final Frames panicking = new Frames(Unwinding::panic);
  private int ended;

  /** Panic and recover. */
  @Benchmark
  public int panicAndRecover() {
    recovering();
    return ended;
  }

  @Defers
  private void recovering() {
    defer(
        () -> {
          if (recover() != null) {
            ended++;
          }
        });
    panicking.leaveThrough(frames);
  }
}
