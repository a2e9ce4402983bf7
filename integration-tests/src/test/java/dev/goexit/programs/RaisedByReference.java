package dev.goexit.programs;

import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goexit;
import dev.goexit.Outcome;
import java.util.List;

/**
 * Exits and panics by statements, then by method references, whose calls stand in no woven code;
 * and shows the methods that were recorded for the latter.
 */
public final class RaisedByReference {
  private RaisedByReference() {}

  /** Prints the innermost frame of an exit, then that of a panic. */
  public static void main(String[] args) {
    Go.run(RaisedByReference::panics);
    show(Go.run(() -> calls(Goexit::exit)));
    Go.run(RaisedByReference::exits);
    show(Go.run(() -> calls(() -> List.of("value").forEach(Go::panic))));
  }

  private static void panics() {
    Go.panic("by a statement");
  }

  private static void exits() {
    Goexit.exit();
  }

  private static void calls(GoBody body) throws Throwable {
    body.run();
  }

  private static void show(Outcome<Void> outcome) {
    List<StackTraceElement> trace =
        outcome.fold(
            value -> List.<StackTraceElement>of(),
            (status, frames) -> frames,
            panic -> List.of(panic.getStackTrace()));
    System.out.println(trace.get(0).getMethodName());
  }
}
