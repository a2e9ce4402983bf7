package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;

/** B10: a panic recovered inside a deferred call leaves the outer one running. */
@Defers
final class B10 {

  static void nested() {
    defer(() -> println("outer gets", recover()));
    defer(
        () -> {
          defer(() -> println("nested gets", recover()));
          throw panic("second");
        });
    throw panic("first");
  }

  static void inner() {
    defer(() -> println("inner got", recover()));
    throw panic("2");
  }

  static void current() {
    defer(
        () -> {
          inner();
          println("then", recover());
        });
    throw panic("1");
  }

  public static void main(String[] args) {
    nested();
    current();
  }
}
