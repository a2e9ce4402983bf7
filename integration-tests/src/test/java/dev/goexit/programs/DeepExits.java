package dev.goexit.programs;

import static dev.goexit.programs.Print.println;

import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import dev.goexit.Outcome;
import java.util.Random;

/**
 * Exits at the end of the stack, where some handler has caught the overflow, through a handler in
 * most frames: once an exit has begun nobody swallows it, and no code after a handler runs.
 */
public final class DeepExits {
  private static Random random;

  /** How often the overflow is handled before somebody exits. */
  private static int skipped;

  private static boolean isBegun;
  private static int after;

  private DeepExits() {}

  /** Arguments: the first seed, and how many. */
  public static void main(String[] args) throws InterruptedException {
    long first = Long.parseLong(args[0]);
    long count = Long.parseLong(args[1]);
    // Classes are loaded while there is stack, and what is called often gets compiled.
    Go.run(() -> Goexit.exit());
    for (int i = 0; i < 20; i++) {
      run(1);
    }
    for (long seed = first; seed < first + count; seed++) {
      Outcome<?> outcome = run(seed);
      if (isBegun && (after > 0 || !(outcome instanceof Outcome.Exited))) {
        println("seed", seed, "frames that went on", after, "outcome", outcome.getClass());
      }
    }
    println("seeds", count);
  }

  private static Outcome<?> run(long seed) throws InterruptedException {
    random = new Random(seed);
    skipped = random.nextInt(6);
    isBegun = false;
    after = 0;
    Outcome<?>[] outcome = new Outcome<?>[1];
    Goroutine goroutine = Go.go(() -> outcome[0] = Go.run(DeepExits::further));
    goroutine.join();
    return outcome[0];
  }

  private static void further() {
    switch (random.nextInt(4)) {
      case 0 -> catchingAll();
      case 1 -> catchingErrors();
      case 2 -> cleaningUp();
      default -> big(1, 2, 3, 4, 5, 6);
    }
  }

  private static void catchingAll() {
    try {
      further();
    } catch (Throwable thrown) {
      handle(thrown);
    }
    goneOn();
  }

  private static void catchingErrors() {
    try {
      further();
    } catch (StackOverflowError overflow) {
      if (!isBegun) {
        handle(overflow);
        throw overflow;
      }
    } catch (Error error) {
      if (!isBegun) {
        throw error;
      }
    }
    goneOn();
  }

  private static void cleaningUp() {
    try {
      further();
    } finally {
      random.nextInt(2);
    }
    goneOn();
  }

  private static long big(long a, long b, long c, long d, long e, long f) {
    further();
    goneOn();
    return a + b + c + d + e + f;
  }

  private static void goneOn() {
    if (isBegun) {
      after++;
    }
  }

  private static void handle(Throwable thrown) {
    if (!isBegun && thrown instanceof StackOverflowError && skipped-- <= 0) {
      try {
        Goexit.exit();
      } finally {
        isBegun |= Goexit.isExiting();
      }
    }
  }
}
