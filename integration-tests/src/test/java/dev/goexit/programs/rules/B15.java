package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.PanicNilException;

/** B15: panic(nil) is a panic whose value is not nil. */
@Defers
final class B15 {

  public static void main(String[] args) {
    defer(
        () -> {
          Object r = recover();
          println("nil", r == null);
          println("a panic nil error", r instanceof PanicNilException);
        });
    throw panic(null);
  }
}
