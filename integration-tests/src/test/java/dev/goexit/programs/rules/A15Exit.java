package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;

/** A15: no deferred call runs when the process is told to end. */
@Defers
final class A15Exit {

  public static void main(String[] args) {
    defer(() -> println("never printed"));
    println("main ends the process");
    System.exit(3);
  }
}
