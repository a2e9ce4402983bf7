package dev.goexit.benchmarks;

import static dev.goexit.Go.defer;

import dev.goexit.Defers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A defer statement that is passed many times in one activation. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LoopBenchmark {
  /** How often the loop passes it. */
  @Param({"10", "1000"})
  public int times = 10;

  int closed;

  /** Closes what it opened, in the end, last first. */
  @Benchmark
  @Defers
  public int deferInLoop() {
    for (int i = 0; i < times; i++) {
      int resource = i;
      defer(() -> closed += resource);
    }
    return closed;
  }
}
