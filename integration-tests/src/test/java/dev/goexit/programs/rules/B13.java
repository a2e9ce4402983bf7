package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;

/** B13: a recovered frame does not resume after the panicking call; its caller does. */
@Defers
final class B13 {

  static void boom(int n) {
    throw panic(n);
  }

  static void loopInside() {
    defer(() -> println("recovered", recover()));
    for (int i = 0; i < 3; i++) {
      println("pass", i);
      boom(i);
    }
  }

  static void once(int n) {
    defer(() -> println("recovered", recover()));
    boom(n);
  }

  public static void main(String[] args) {
    loopInside();
    for (int i = 10; i < 13; i++) {
      println("pass", i);
      once(i);
    }
  }
}
