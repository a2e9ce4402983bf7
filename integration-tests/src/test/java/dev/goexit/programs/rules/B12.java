package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;

/** B12: recover takes effect only when the deferred call returns normally. */
@Defers
final class B12 {

  static void f() {
    defer(
        () -> {
          defer(() -> panic("again"));
          println("recovered", recover());
        });
    throw panic("first");
  }

  public static void main(String[] args) {
    defer(() -> println("outer gets", recover()));
    f();
    println("not reached");
  }
}
