package dev.goexit.benchmarks;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.recover;

import dev.goexit.Defers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Deferred calls outside loops, one, two and eight in a function. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DeferBenchmark extends Resources {
  @Override
  List<Callable<Integer>> functions() {
    return List.of(
        this::one,
        this::two,
        this::eight,
        this::oneRecovering,
        this::twoRecovering,
        this::eightRecovering);
  }

  @Benchmark
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  @Defers
  public int one() {
    int r1 = open();
    defer(() -> close(r1));
    return work(r1);
  }

  @Benchmark
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  @Defers
  public int two() {
    int r1 = open();
    defer(() -> close(r1));
    int r2 = open();
    defer(() -> close(r2));
    return work(r1);
  }

  @Benchmark
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  @Defers
  public int eight() {
    int r1 = open();
    defer(() -> close(r1));
    int r2 = open();
    defer(() -> close(r2));
    int r3 = open();
    defer(() -> close(r3));
    int r4 = open();
    defer(() -> close(r4));
    int r5 = open();
    defer(() -> close(r5));
    int r6 = open();
    defer(() -> close(r6));
    int r7 = open();
    defer(() -> close(r7));
    int r8 = open();
    defer(() -> close(r8));
    return work(r1);
  }

  @Benchmark
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  @Defers
  public int oneRecovering() {
    int r1 = open();
    defer(
        () -> {
          Object panic = recover();
          if (panic != null) {
            recovered = panic;
          }
          close(r1);
        });
    return work(r1);
  }

  @Benchmark
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  @Defers
  public int twoRecovering() {
    int r1 = open();
    defer(
        () -> {
          Object panic = recover();
          if (panic != null) {
            recovered = panic;
          }
          close(r1);
        });
    int r2 = open();
    defer(
        () -> {
          Object panic = recover();
          if (panic != null) {
            recovered = panic;
          }
          close(r2);
        });
    return work(r1);
  }

  @Benchmark
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  @Defers
  public int eightRecovering() {
    int r1 = open();
    defer(
        () -> {
          Object panic = recover();
          if (panic != null) {
            recovered = panic;
          }
          close(r1);
        });
    int r2 = open();
    defer(
        () -> {
          Object panic = recover();
          if (panic != null) {
            recovered = panic;
          }
          close(r2);
        });
    int r3 = open();
    defer(
        () -> {
          Object panic = recover();
          if (panic != null) {
            recovered = panic;
          }
          close(r3);
        });
    int r4 = open();
    defer(
        () -> {
          Object panic = recover();
          if (panic != null) {
            recovered = panic;
          }
          close(r4);
        });
    int r5 = open();
    defer(
        () -> {
          Object panic = recover();
          if (panic != null) {
            recovered = panic;
          }
          close(r5);
        });
    int r6 = open();
    defer(
        () -> {
          Object panic = recover();
          if (panic != null) {
            recovered = panic;
          }
          close(r6);
        });
    int r7 = open();
    defer(
        () -> {
          Object panic = recover();
          if (panic != null) {
            recovered = panic;
          }
          close(r7);
        });
    int r8 = open();
    defer(
        () -> {
          Object panic = recover();
          if (panic != null) {
            recovered = panic;
          }
          close(r8);
        });
    return work(r1);
  }
}
