package dev.goexit.benchmarks;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The baseline of {@code DeferBenchmark}: what one writes by hand. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TryFinallyBenchmark extends Resources {
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

  /** Another throw: its handlers, which nobody guards, would swallow an exit. */
  @Override
  Leaving exit() {
    return Leaving::byThrow;
  }

  @Benchmark
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  public int one() {
    int r1 = open();
    try {
      return work(r1);
    } finally {
      close(r1);
    }
  }

  @Benchmark
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  public int two() {
    int r1 = open();
    try {
      int r2 = open();
      try {
        return work(r1);
      } finally {
        close(r2);
      }
    } finally {
      close(r1);
    }
  }

  @Benchmark
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  public int eight() {
    int r1 = open();
    try {
      int r2 = open();
      try {
        int r3 = open();
        try {
          int r4 = open();
          try {
            int r5 = open();
            try {
              int r6 = open();
              try {
                int r7 = open();
                try {
                  int r8 = open();
                  try {
                    return work(r1);
                  } finally {
                    close(r8);
                  }
                } finally {
                  close(r7);
                }
              } finally {
                close(r6);
              }
            } finally {
              close(r5);
            }
          } finally {
            close(r4);
          }
        } finally {
          close(r3);
        }
      } finally {
        close(r2);
      }
    } finally {
      close(r1);
    }
  }

  @Benchmark
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  public int oneRecovering() {
    int result = 0;
    int r1 = open();
    try {
      result = work(r1);
    } catch (Throwable thrown) {
      recovered = thrown;
    } finally {
      close(r1);
    }
    return result;
  }

  @Benchmark
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  public int twoRecovering() {
    int result = 0;
    int r1 = open();
    try {
      int r2 = open();
      try {
        result = work(r1);
      } catch (Throwable thrown) {
        recovered = thrown;
      } finally {
        close(r2);
      }
    } catch (Throwable thrown) {
      recovered = thrown;
    } finally {
      close(r1);
    }
    return result;
  }

  @Benchmark
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  public int eightRecovering() {
    int result = 0;
    int r1 = open();
    try {
      int r2 = open();
      try {
        int r3 = open();
        try {
          int r4 = open();
          try {
            int r5 = open();
            try {
              int r6 = open();
              try {
                int r7 = open();
                try {
                  int r8 = open();
                  try {
                    result = work(r1);
                  } catch (Throwable thrown) {
                    recovered = thrown;
                  } finally {
                    close(r8);
                  }
                } catch (Throwable thrown) {
                  recovered = thrown;
                } finally {
                  close(r7);
                }
              } catch (Throwable thrown) {
                recovered = thrown;
              } finally {
                close(r6);
              }
            } catch (Throwable thrown) {
              recovered = thrown;
            } finally {
              close(r5);
            }
          } catch (Throwable thrown) {
            recovered = thrown;
          } finally {
            close(r4);
          }
        } catch (Throwable thrown) {
          recovered = thrown;
        } finally {
          close(r3);
        }
      } catch (Throwable thrown) {
        recovered = thrown;
      } finally {
        close(r2);
      }
    } catch (Throwable thrown) {
      recovered = thrown;
    } finally {
      close(r1);
    }
    return result;
  }
}
