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
import java.util.Locale;
import java.util.Random;

/**
 * Deferred calls in deep recursion, up to the end of the stack and back, by return, panic, exit and
 * overflow: each is made once.
 */
@Defers
public final class DeepDefers {
  private static final int MOST = 1_000_000;

  /** For two deferred calls of an activation, and one of each of these. */
  private static final int IDS = 4;

  private static final byte[] MADE = new byte[MOST];

  /** What happened: a number of a deferred call when it was deferred, its complement when made. */
  private static final int[] EVENTS = new int[2 * MOST];

  /** Which activations were left by a StackOverflowError, by the first number they took. */
  private static final boolean[] OVERFLOWED = new boolean[MOST];

  /** How the recursion goes on when the stack has overflowed and somebody caught that. */
  private static final int[] WAYS = new int[4];

  /** Thrown where there is no stack left to make one. */
  private static final RuntimeException NEEDS_NO_STACK = new IllegalStateException("made before");

  private static int next;
  private static int events;
  private static Statements statements;
  private static Random random;
  private static int catchesLeft;
  private static boolean isVerbose;

  private DeepDefers() {}

  /** Arguments: none for 10,000 frames each way; or what defers, the first seed, and how many. */
  public static void main(String[] args) throws InterruptedException {
    if (args.length == 0) {
      for (End end : End.values()) {
        run(end.toString(), () -> recurse(10_000, end));
        println(end, "made", next);
      }
    } else {
      statements = Statements.valueOf(args[0].toUpperCase(Locale.ROOT));
      isVerbose = args.length > 3;
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

  private enum Statements {
    /** A chain of records. */
    LOOPS,
    /** Open-coded. */
    SINGLE,
    /** Some so, some so. */
    MIXED,
    /** A chain of records, whose calls have chains of their own and use stack. */
    NESTED,
    /** Open-coded, and such calls. */
    SINGLE_NESTED,
    /** Plain Java, the judge: nothing may be lost where this loses nothing. */
    FINALLY
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
    Go.run(() -> deferAgain(0));
    new IllegalStateException();
    random = new Random(1);
    catchesLeft = 3;
    next = 0;
    Goroutine goroutine = Go.go(() -> Go.run(DeepDefers::endless));
    goroutine.join();
  }

  private static void run(String what, GoBody body) throws InterruptedException {
    Arrays.fill(MADE, (byte) 0);
    Arrays.fill(OVERFLOWED, false);
    next = 0;
    events = 0;
    Outcome<?>[] outcome = new Outcome<?>[1];
    Goroutine goroutine = Go.go(() -> outcome[0] = Go.run(body));
    goroutine.join();
    tellIfWrong(what, outcome[0]);
  }

  /** Each is to be made once, and each time the last deferred of those that wait. */
  private static void tellIfWrong(String what, Outcome<?> outcome) {
    int[] waiting = new int[MOST];
    int depth = 0;
    int deferred = 0;
    int outOfTurn = 0;
    for (int i = 0; i < events; i++) {
      if (EVENTS[i] >= 0) {
        deferred++;
        if (MADE[EVENTS[i]] > 0) {
          waiting[depth++] = EVENTS[i];
        }
      } else {
        int at = depth;
        while (at > 0 && waiting[at - 1] != ~EVENTS[i]) {
          at--;
        }
        outOfTurn += at == depth ? 0 : 1;
        if (at > 0) {
          depth--;
          System.arraycopy(waiting, at, waiting, at - 1, depth - at + 1);
        }
      }
    }
    int lost = 0;
    int lostSilently = 0;
    int twice = 0;
    for (int i = 0; i < next; i++) {
      twice += MADE[i] > 1 ? 1 : 0;
    }
    for (int i = 0; i < events; i++) {
      if (EVENTS[i] >= 0 && MADE[EVENTS[i]] == 0) {
        lost++;
        lostSilently += OVERFLOWED[EVENTS[i] / IDS * IDS] ? 0 : 1;
      }
    }
    boolean isOpenCoded =
        statements == Statements.SINGLE
            || statements == Statements.SINGLE_NESTED
            || statements == Statements.MIXED;
    boolean isWrong =
        (isOpenCoded ? lostSilently : lost) + twice > 0 || outOfTurn > 0 && !isOpenCoded;
    if (isWrong || isVerbose && lost + outOfTurn > 0) {
      println(
          what,
          deferred,
          "deferred",
          lost,
          "lost",
          lostSilently,
          "silently",
          twice,
          "made twice",
          outOfTurn,
          "out of turn",
          outcome);
    }
  }

  private static void recurse(int depth, End end) {
    int id = next++;
    defer(() -> made(id));
    EVENTS[events++] = id;
    if (depth > 1) {
      recurse(depth - 1, end);
    } else if (end == End.PANIC) {
      panic("deep");
    } else if (end == End.EXIT) {
      Goexit.exit();
    }
  }

  private static void made(int id) {
    MADE[id]++;
    EVENTS[events++] = ~id;
  }

  private static void endless() {
    int kind = random.nextInt(16);
    switch (statements) {
      case LOOPS -> deferInLoops(kind);
      case NESTED -> deferNested(kind);
      case SINGLE -> deferAtOnce(kind);
      case SINGLE_NESTED -> deferNestedAtOnce(kind);
      case FINALLY -> callInFinally(kind);
      default -> {
        if (random.nextBoolean()) {
          deferInLoops(kind);
        } else {
          deferAtOnce(kind);
        }
      }
    }
  }

  private static void deferAtOnce(int kind) {
    int id = next;
    next += IDS;
    if (kind < 12) {
      defer(
          () -> {
            MADE[id]++;
            EVENTS[events++] = ~id;
          });
      EVENTS[events++] = id;
    }
    if (kind < 4) {
      int second = id + 1;
      defer(
          () -> {
            MADE[second]++;
            EVENTS[events++] = ~second;
          });
      EVENTS[events++] = second;
    }
    goOn(kind);
  }

  private static void deferInLoops(int kind) {
    int first = next;
    next += IDS;
    for (int i = 0; i < kind % 3; i++) {
      int id = first + i;
      defer(
          () -> {
            MADE[id]++;
            EVENTS[events++] = ~id;
          });
      EVENTS[events++] = id;
    }
    goOn(kind);
  }

  private static void deferNested(int kind) {
    int first = next;
    next += IDS;
    for (int i = 0; i < kind % 3; i++) {
      int id = first + i;
      defer(() -> deferAgain(id));
      EVENTS[events++] = id;
    }
    goOn(kind);
  }

  private static void deferNestedAtOnce(int kind) {
    int id = next;
    next += IDS;
    if (kind < 12) {
      defer(() -> deferAgain(id));
      EVENTS[events++] = id;
    }
    if (kind < 4) {
      int second = id + 1;
      defer(() -> deferAgain(second));
      EVENTS[events++] = second;
    }
    goOn(kind);
  }

  private static void deferAgain(int id) {
    MADE[id]++;
    EVENTS[events++] = ~id;
    for (int i = 0; i < 1; i++) {
      int again = id + 2;
      defer(
          () -> {
            MADE[again]++;
            EVENTS[events++] = ~again;
          });
      EVENTS[events++] = again;
    }
    use(id % 40, 1, 2, 3, 4, 5, 6);
  }

  private static long use(int frames, long a, long b, long c, long d, long e, long f) {
    return frames == 0 ? a : use(frames - 1, b, c, d, e, f, a) + a + b + c + d + e + f;
  }

  private static void callInFinally(int kind) {
    int id = next;
    next += IDS;
    EVENTS[events++] = id;
    try {
      goOn(kind);
    } finally {
      made(id);
    }
  }

  private static void goOn(int kind) {
    if (kind >= 5 && kind < 9) {
      catching();
    } else if (kind > 12) {
      big(1, 2, 3, 4, 5, 6, 7, 8);
    } else {
      further();
    }
  }

  /** Notes how the next activation is left; without that a loud loss would count as silent. */
  private static void further() {
    int first = next;
    try {
      endless();
    } catch (StackOverflowError overflow) {
      OVERFLOWED[first] = true;
      throw overflow;
    }
  }

  private static long big(long a, long b, long c, long d, long e, long f, long g, long h) {
    further();
    return a + b + c + d + e + f + g + h;
  }

  /** Ends the recursion in another way when the stack has overflowed, now and then. */
  private static void catching() {
    try {
      further();
    } catch (StackOverflowError overflow) {
      if (catchesLeft-- <= 0) {
        throw overflow;
      }
      switch (WAYS[catchesLeft]) {
        case 0 -> throw NEEDS_NO_STACK;
        case 4 -> Goexit.exit();
        case 1 -> panic("near the end of the stack");
        case 2 -> throw new IllegalStateException("near the end of the stack");
        default -> further();
      }
    }
  }
}
