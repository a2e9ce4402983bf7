package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;

/**
 * B3: recover stops the panic; the rest of the frame's deferred calls run, then its caller goes on.
 */
@Defers
final class B3 {

  static void f() {
    defer(() -> println("first deferred, recovers", recover()));
    defer(() -> println("second deferred, recovers", recover()));
    defer(() -> println("third deferred, does not recover"));
    throw panic("P");
  }

  public static void main(String[] args) {
    f();
    println("caller goes on");
  }
}
