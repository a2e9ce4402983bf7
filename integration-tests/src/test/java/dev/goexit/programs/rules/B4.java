package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;

/** B4: a second recover gives nil, and so does one with no panic. */
@Defers
final class B4 {

  static void twice() {
    defer(() -> println(recover(), recover()));
    throw panic("P");
  }

  static void noPanic() {
    defer(() -> println("no panic", recover()));
  }

  static void before() {
    defer(() -> println("in the deferred call", recover()));
    println("before the panic", recover());
    throw panic("Q");
  }

  public static void main(String[] args) {
    twice();
    noPanic();
    before();
  }
}
