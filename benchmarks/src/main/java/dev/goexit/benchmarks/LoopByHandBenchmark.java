package dev.goexit.benchmarks;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The baseline of {@code LoopBenchmark}: a stack of closers, emptied in a finally. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LoopByHandBenchmark {
  /** How often the loop passes it. */
  @Param({"10", "1000"})
  public int times = 10;

  int closed;

  /** Closes what it opened, in the end, last first. */
  @Benchmark
  public int stackOfClosers() {
    ArrayDeque<Runnable> closers = new ArrayDeque<>();
    try {
      for (int i = 0; i < times; i++) {
        int resource = i;
        closers.push(() -> closed += resource);
      }
      return closed;
    } finally {
      while (!closers.isEmpty()) {
        closers.pop().run();
      }
    }
  }
}
