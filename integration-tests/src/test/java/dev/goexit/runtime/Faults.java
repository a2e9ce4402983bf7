package dev.goexit.runtime;

import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Where tests reach into the runtime of a program of theirs: to do it harm, and to see all of it.
 */
public final class Faults {
  private Faults() {}

  /**
   * From now on a start of a thread for {@code Go.go} is refused, as by a JVM that gets no more
   * from the operating system, as often as the random numbers say.
   *
   * @param oneIn one start in so many
   */
  public static void refuseThreads(SplittableRandom random, int oneIn) {
    Scheduler.shared().workers.beforeStart =
        () -> {
          synchronized (random) {
            if (random.nextInt(oneIn) == 0) {
              throw new OutOfMemoryError("unable to create native thread: as the test wants it");
            }
          }
        };
  }

  /** Threads are refused no more. */
  public static void stop() {
    Scheduler.shared().workers.beforeStart = null;
  }

  /** How many goroutines were started. */
  public static long created() {
    return GoroutineTotals.ALL.sum().created();
  }

  /** How many have ended, in whatever way. */
  public static long ended() {
    return GoroutineTotals.ALL.sum().ended();
  }

  /** How many descriptors there are, dead or alive. */
  public static int descriptors() {
    return GoroutineRegistry.ALL.pooledCount();
  }

  /** Whether nothing waits or runs and all threads of {@code Go.go} are parked. */
  public static boolean isQuiet() {
    return Scheduler.shared().isQuiet() && JvmWide.LIVE.get() == 0;
  }

  /** Spins until it is so; the test's own limit of time ends it otherwise. */
  public static void await(Supplier<Boolean> condition) {
    while (!condition.get()) {
      Thread.yield();
    }
  }
}
