package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;

/** A6: if evaluating the arguments panics, nothing is registered. */
@Defers
final class A6 {

  static int boom() {
    throw panic("boom");
  }

  static void use(int n) {
    println("used", n);
  }

  public static void main(String[] args) {
    defer(() -> println("recovered", recover()));
    defer(A6::use, 1);
    defer(A6::use, boom());
    println("not reached");
  }
}
