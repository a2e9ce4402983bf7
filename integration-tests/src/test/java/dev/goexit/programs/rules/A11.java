package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;

/** A11: a deferred function is a function: its own deferred calls run when it ends. */
@Defers
final class A11 {

  public static void main(String[] args) {
    defer(() -> println("last"));
    defer(
        () -> {
          defer(() -> println("inner deferred"));
          println("deferred body");
        });
    println("first");
  }
}
