package dev.goexit.programs;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import dev.goexit.Outcome;

/**
 * Ends functions and goroutines where no object can be made: until the deferred call has run that
 * lets go of what fills the heap, or until another goroutine has.
 */
@Defers
public final class FullHeap {
  private static Object[] filling;
  private static boolean isFilled;
  private static int made;
  private static Object recovered;
  private static GoBody body;

  private FullHeap() {}

  public static void main(String[] args) throws InterruptedException {
    // First with memory enough, so that all classes are there; they are not what this is about.
    for (boolean fills : new boolean[] {false, true}) {
      isFilled = fills;
      show("open-coded", FullHeap::openCoded);
      show("open-coded, exiting", FullHeap::exiting);
      show("open-coded, panicking in the exit's way", FullHeap::panickingInTheWay);
      show("a chain, panicking in the exit's way", FullHeap::chainedPanickingInTheWay);
      show("a chain", FullHeap::chained);
      show("a chain, returning", FullHeap::chainedReturning);
      show("a function further out", FullHeap::furtherOut);
      showGoroutine("a goroutine", FullHeap::openCoded);
      showGoroutine("a goroutine that defers nothing", FullHeap::fail);
    }
  }

  private static void show(String what, GoBody shown) {
    made = 0;
    recovered = null;
    Outcome<Void> outcome = Go.run(shown);
    filling = null;
    println(what + ":", outcome.getClass().getSimpleName(), "made", made, recovered);
  }

  private static void showGoroutine(String what, GoBody shown) throws InterruptedException {
    made = 0;
    recovered = null;
    body = shown;
    Goroutine goroutine = Go.go(FullHeap::caught);
    goroutine.join();
    filling = null;
    String ending = goroutine.outcome().orElseThrow().getClass().getSimpleName();
    println(what + ":", ending, "made", made, recovered);
  }

  /** The thread's uncaught-exception handler would speak of an error, or fail to. */
  private static void caught() throws Throwable {
    Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {});
    body.run();
  }

  private static void fill() {
    if (isFilled) {
      int size = 1 << 20;
      while (size > 0) {
        try {
          Object[] more = new Object[size];
          more[0] = filling;
          filling = more;
        } catch (OutOfMemoryError e) {
          size >>= 1;
        }
      }
    }
  }

  /** Makes an object, for which there is no memory then. */
  private static void fail() {
    fill();
    if (isFilled) {
      filling = new Object[] {filling};
    }
    throw new OutOfMemoryError("pretended");
  }

  private static void openCoded() {
    defer(() -> made++);
    defer(
        () -> {
          made++;
          recovered = recover();
        });
    defer(() -> filling = null);
    defer(() -> made++);
    fail();
  }

  private static void exiting() {
    defer(() -> made++);
    defer(() -> filling = null);
    defer(
        () -> {
          made++;
          recovered = recover();
        });
    exitWhereTheHeapIsFull();
  }

  private static void panickingInTheWay() {
    defer(() -> made++);
    defer(() -> recovered = recover());
    defer(
        () -> {
          filling = null;
          throw Go.panic("in the way");
        });
    exitWhereTheHeapIsFull();
  }

  private static void chainedPanickingInTheWay() {
    for (int i = 0; i < 2; i++) {
      defer(() -> made++);
    }
    defer(() -> recovered = recover());
    defer(
        () -> {
          filling = null;
          throw Go.panic("in the way");
        });
    exitWhereTheHeapIsFull();
  }

  private static void exitWhereTheHeapIsFull() {
    try {
      Goexit.exit(3);
    } finally {
      fill();
    }
  }

  private static void chained() {
    for (int i = 0; i < 3; i++) {
      defer(() -> made++);
    }
    defer(() -> filling = null);
    defer(
        () -> {
          made++;
          recovered = recover();
        });
    fail();
  }

  private static void chainedReturning() {
    for (int i = 0; i < 3; i++) {
      defer(() -> made++);
    }
    defer(() -> filling = null);
    defer(FullHeap::fail);
    defer(() -> made++);
  }

  private static void furtherOut() {
    for (int i = 0; i < 2; i++) {
      defer(() -> made++);
    }
    defer(() -> filling = null);
    openCodedAlone();
  }

  private static void openCodedAlone() {
    defer(() -> made++);
    fail();
  }
}
