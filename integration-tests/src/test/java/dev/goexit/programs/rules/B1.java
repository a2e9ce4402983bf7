package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;

/** B1: panic stops the function, runs its deferred calls, then the caller's, up to the top. */
@Defers
final class B1 {

  static void inner() {
    defer(() -> println("inner deferred"));
    println("inner");
    throw panic("P");
  }

  static void middle() {
    defer(() -> println("middle deferred"));
    inner();
    println("not reached");
  }

  static void outer() {
    defer(() -> println("outer recovers", recover()));
    middle();
    println("not reached");
  }

  public static void main(String[] args) {
    outer();
    println("main goes on");
  }
}
