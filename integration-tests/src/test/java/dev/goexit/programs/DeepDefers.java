package dev.goexit.programs;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import dev.goexit.Outcome;
import java.util.Arrays;
import java.util.Random;

/**
 * Deferred calls in deep recursion, up to the end of the stack and back, by return, panic, exit and
 * overflow: each is made once.
 */
@Defers
public final class DeepDefers {
  private static final int MOST = 1_000_000;

  private static final byte[] MADE = new byte[MOST];
  private static final boolean[] DEFERRED = new boolean[MOST];

  /** How the recursion goes on when the stack has overflowed and somebody caught that. */
  private static final int[] WAYS = new int[4];

  /** Thrown where there is no stack left to make one. */
  private static final RuntimeException NEEDS_NO_STACK = new IllegalStateException("made before");

  private static int next;
  private static boolean isLooped;
  private static Random random;
  private static int catchesLeft;

  /** Where the recursion had come to its end, or went on from one that had. */
  private static final boolean[] END_OF_STACK = new boolean[MOST];

  /** At the very end of the stack a deferred call may find no room, as one in finally may. */
  private static final int INNERMOST = 8;

  private DeepDefers() {}

  /**
   * Arguments: none for 10,000 frames each way; or whether in loops (loops) or not (single), the
   * first seed, and how many.
   */
  public static void main(String[] args) throws InterruptedException {
    if (args.length == 0) {
      for (End end : End.values()) {
        run(end.toString(), () -> recurse(10_000, end));
        println(end, "made", next);
      }
    } else {
      isLooped = args[0].equals("loops");
      toTheEndOfTheStack(Long.parseLong(args[1]), Long.parseLong(args[2]));
    }
  }

  private static void toTheEndOfTheStack(long seed, long count) throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      warmUp();
    }
    for (long i = seed; i < seed + count; i++) {
      random = new Random(i);
      catchesLeft = random.nextInt(WAYS.length);
      for (int j = 0; j < WAYS.length; j++) {
        WAYS[j] = random.nextInt(5);
      }
      run("seed " + i, DeepDefers::endless);
    }
    println("seeds", count);
  }

  private enum End {
    RETURN,
    PANIC,
    EXIT
  }

  /** Classes are loaded and lambdas linked while there is stack. */
  private static void warmUp() throws InterruptedException {
    Go.run(() -> Goexit.exit());
    Go.run(() -> panic("shallow"));
    new IllegalStateException();
    random = new Random(1);
    catchesLeft = 3;
    next = 0;
    Goroutine goroutine = Go.go(() -> Go.run(DeepDefers::endless));
    goroutine.join();
  }

  private static void run(String what, GoBody body) throws InterruptedException {
    Arrays.fill(MADE, (byte) 0);
    Arrays.fill(DEFERRED, false);
    Arrays.fill(END_OF_STACK, false);
    next = 0;
    Outcome<?>[] outcome = new Outcome<?>[1];
    Goroutine goroutine = Go.go(() -> outcome[0] = Go.run(body));
    goroutine.join();
    END_OF_STACK[next] = true;
    int lost = 0;
    int twice = 0;
    for (int i = 0; i < next; i++) {
      lost += DEFERRED[i] && MADE[i] == 0 && !isAtEndOfStack(i) ? 1 : 0;
      twice += MADE[i] > 1 ? 1 : 0;
    }
    if (lost + twice > 0) {
      println(what, "of", next, "lost", lost, "made twice", twice, outcome[0]);
    }
  }

  private static boolean isAtEndOfStack(int id) {
    for (int i = id + 1; i <= id + INNERMOST; i++) {
      if (END_OF_STACK[i]) {
        return true;
      }
    }
    return false;
  }

  private static void recurse(int depth, End end) {
    int id = next++;
    defer(() -> MADE[id]++);
    DEFERRED[id] = true;
    if (depth > 1) {
      recurse(depth - 1, end);
    } else if (end == End.PANIC) {
      panic("deep");
    } else if (end == End.EXIT) {
      Goexit.exit();
    }
  }

  private static void endless() {
    if (isLooped) {
      deferInLoops(random.nextInt(16));
    } else {
      deferAtOnce(random.nextInt(16));
    }
  }

  private static void deferAtOnce(int kind) {
    int id = next++;
    if (kind < 12) {
      defer(() -> MADE[id]++);
      DEFERRED[id] = true;
    }
    if (kind < 4) {
      int second = next++;
      defer(() -> MADE[second]++);
      DEFERRED[second] = true;
    }
    goOn(kind);
  }

  private static void deferInLoops(int kind) {
    for (int i = 0; i < kind % 3; i++) {
      int id = next++;
      defer(() -> MADE[id]++);
      DEFERRED[id] = true;
    }
    goOn(kind);
  }

  private static void goOn(int kind) {
    if (kind >= 5 && kind < 9) {
      catching();
    } else if (kind > 12) {
      big(1, 2, 3, 4, 5, 6, 7, 8);
    } else {
      endless();
    }
  }

  private static long big(long a, long b, long c, long d, long e, long f, long g, long h) {
    endless();
    return a + b + c + d + e + f + g + h;
  }

  /** Ends the recursion in another way when the stack has overflowed, now and then. */
  private static void catching() {
    int here = next;
    try {
      endless();
    } catch (StackOverflowError overflow) {
      if (catchesLeft-- <= 0) {
        throw overflow;
      }
      END_OF_STACK[here] = true;
      END_OF_STACK[next] = true;
      switch (WAYS[catchesLeft]) {
        case 0 -> throw NEEDS_NO_STACK;
        case 4 -> Goexit.exit();
        case 1 -> panic("near the end of the stack");
        case 2 -> throw new IllegalStateException("near the end of the stack");
        default -> endless();
      }
    }
  }
}
