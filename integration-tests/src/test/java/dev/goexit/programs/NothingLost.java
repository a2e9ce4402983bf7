package dev.goexit.programs;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.ExitBoundary;
import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goexit;
import dev.goexit.GoroutineExecutor;
import dev.goexit.Outcome;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;

/** Where a throwable is found that another took the place of. */
@Defers
public final class NothingLost {
  private NothingLost() {}

  public static void main(String[] args) throws InterruptedException {
    show("replaced", NothingLost::replaced);
    show("replaced twice", NothingLost::replacedTwice);
    show("replaced by its wrapper", NothingLost::wrapped);
    show("thrown again", NothingLost::thrownAgain);
    show("recovered, then another", NothingLost::recoveredBefore);
    show("replaced further out", NothingLost::furtherOut);
    show("dropped by an exit", NothingLost::droppedByExit);
    show("an exit, then a panic", NothingLost::panicOverExit);
    show("replaced, then recovered", NothingLost::recoveredAfter);
    show("an overflow, replaced", NothingLost::overflowReplaced);
    show("an overflow, replaced in a loop", NothingLost::overflowReplacedInLoop);
    show("replaced by an overflow", NothingLost::replacedByOverflow);
    show("replaced by what cannot tell its cause", NothingLost::replacedByMute);
    show("an exit, then what cannot tell its cause", NothingLost::muteOverExit);
    show("a handler fails while exiting", NothingLost::handlerFails);
    show("a finally fails while exiting", NothingLost::finallyFails);
    show("a resource fails while exiting", NothingLost::resourceFails);
    show("out of a boundary", NothingLost::boundary);
    show("out of a boundary, over an exit", NothingLost::boundaryOverExit);
    futureOfDropped();
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
    return t instanceof StackOverflowError ? "overflow" : t.getMessage();
  }

  /** Looks for its cause where there is none. */
  private static final class Mute extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Mute(String message) {
      super(message);
    }

    @Override
    public synchronized Throwable getCause() {
      return getSuppressed()[-1];
    }
  }

  private static void replacedByMute() {
    defer(() -> println("the rest runs"));
    defer(
        () -> {
          throw new Mute("newer mute");
        });
    throw new Mute("older mute");
  }

  private static void muteOverExit() {
    defer(() -> println("the rest runs"));
    defer(
        () -> {
          throw new Mute("mute");
        });
    Goexit.exit(7);
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

  private static void recoveredAfter() {
    defer(
        () -> {
          IllegalStateException newer = recover(IllegalStateException.class);
          println("recovered", text(newer), Arrays.toString(suppressed(newer)));
          throw newer;
        });
    defer(
        () -> {
          throw new IllegalStateException("newer");
        });
    panic("older");
  }

  private static int endless(int n) {
    return endless(n + 1) + 1;
  }

  private static void overflowReplaced() {
    defer(() -> panic("newer"));
    endless(0);
  }

  private static void overflowReplacedInLoop() {
    for (int i = 0; i < 2; i++) {
      int n = i;
      defer(() -> panic("newer " + n));
    }
    endless(0);
  }

  private static void replacedByOverflow() {
    defer(() -> endless(0));
    panic("older");
  }

  private static void handlerFails() {
    try {
      Goexit.exit(8);
    } catch (Throwable t) {
      throw new IllegalStateException("handler's");
    }
  }

  private static void finallyFails() {
    try {
      Goexit.exit(8);
    } finally {
      panic("finally's");
    }
  }

  private static void resourceFails() throws Exception {
    AutoCloseable resource =
        () -> {
          throw new java.io.IOException("resource's");
        };
    try (resource) {
      Goexit.exit(8);
    }
  }

  @ExitBoundary
  private static void boundary() {
    defer(() -> panic("newer"));
    panic("older");
  }

  @ExitBoundary
  private static void boundaryOverExit() {
    defer(() -> panic("newer"));
    Goexit.exit();
  }

  /** Who waits for the exited task gets the signal, and with it what it dropped. */
  private static void futureOfDropped() throws InterruptedException {
    try (GoroutineExecutor executor = GoroutineExecutor.builder().parallelism(1).build()) {
      executor.submit(NothingLost::droppedByExit).get();
    } catch (ExecutionException e) {
      println("future:", text(e.getCause()), Arrays.toString(suppressed(e.getCause())));
    }
  }
}
