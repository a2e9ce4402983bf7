package dev.goexit.programs;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goexit;
import dev.goexit.Outcome;
import java.util.Arrays;

/** Where a throwable is found that another took the place of. */
@Defers
public final class NothingLost {
  private NothingLost() {}

  public static void main(String[] args) {
    show("replaced", NothingLost::replaced);
    show("replaced twice", NothingLost::replacedTwice);
    show("replaced by its wrapper", NothingLost::wrapped);
    show("thrown again", NothingLost::thrownAgain);
    show("recovered, then another", NothingLost::recoveredBefore);
    show("replaced further out", NothingLost::furtherOut);
    show("dropped by an exit", NothingLost::droppedByExit);
    show("an exit, then a panic", NothingLost::panicOverExit);
  }

  private static void show(String what, GoBody body) {
    Throwable[] left = {null};
    Outcome<Void> outcome =
        Go.run(
            () -> {
              try {
                body.run();
              } catch (Throwable t) {
                left[0] = t;
                throw t;
              }
            });
    String ending = outcome.getClass().getSimpleName();
    println(what + ":", ending, text(left[0]), Arrays.toString(suppressed(left[0])));
  }

  private static String[] suppressed(Throwable t) {
    return Arrays.stream(t.getSuppressed())
        .map(s -> text(s) + (s.getSuppressed().length == 0 ? "" : Arrays.toString(suppressed(s))))
        .toArray(String[]::new);
  }

  private static String text(Throwable t) {
    return t.getMessage();
  }

  private static void replaced() {
    defer(() -> panic("newer"));
    panic("older");
  }

  private static void replacedTwice() {
    defer(() -> panic("third"));
    defer(() -> panic("second"));
    panic("first");
  }

  private static void wrapped() {
    IllegalStateException cause = new IllegalStateException("cause");
    defer(
        () -> {
          throw new IllegalArgumentException("wrapper", cause);
        });
    throw cause;
  }

  private static void thrownAgain() {
    IllegalStateException same = new IllegalStateException("same");
    defer(
        () -> {
          throw same;
        });
    throw same;
  }

  private static void recoveredBefore() {
    defer(
        () -> {
          recover();
          panic("newer");
        });
    panic("recovered");
  }

  private static void furtherOut() {
    defer(() -> inner());
    panic("older");
  }

  private static void inner() {
    defer(() -> println("deferred runs, and recovers", recover() == null ? "nothing" : "it"));
    panic("newer");
  }

  private static void droppedByExit() {
    defer(() -> Goexit.exit(7));
    panic("dropped");
  }

  private static void panicOverExit() {
    defer(() -> panic("newer"));
    Goexit.exit();
  }
}
