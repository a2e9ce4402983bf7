package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;

/** B6: defer recover() inside a deferred function works only if no newer panic runs it. */
@Defers
final class B6 {

  static void noNewerPanic() {
    defer(() -> defer(Go::recover));
    throw panic("old");
  }

  static void newerPanic() {
    defer(() -> println("recovered", recover()));
    defer(
        () -> {
          defer(Go::recover);
          throw panic("newer");
        });
    throw panic("old");
  }

  public static void main(String[] args) {
    noNewerPanic();
    println("recovered by defer recover()");
    newerPanic();
  }
}
