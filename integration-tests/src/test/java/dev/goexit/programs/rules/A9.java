package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;

/** A9: no result is assigned if its expression panics half way. */
@Defers
final class A9 {

  static boolean boom() {
    throw panic("P");
  }

  static boolean first() {
    println("first operand evaluated");
    return true;
  }

  static boolean both(boolean a, boolean b) {
    return a == b || a;
  }

  static boolean half() {
    defer(() -> println("recovered", recover()));
    return both(first(), boom());
  }

  public static void main(String[] args) {
    println("result", half());
  }
}
