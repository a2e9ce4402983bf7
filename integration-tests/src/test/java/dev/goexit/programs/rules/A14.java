package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;

/** A14: a function with no return point still runs its deferred calls. */
@Defers
final class A14 {

  static void boom(String text) {
    throw panic(text);
  }

  static void forever() {
    defer(() -> println("recovered", recover()));
    while (true) {
      boom("from loop");
    }
  }

  static int alwaysPanics() {
    defer(() -> println("recovered", recover()));
    throw panic("at the end");
  }

  public static void main(String[] args) {
    forever();
    println("back from forever");
    println("back from alwaysPanics", alwaysPanics());
  }
}
