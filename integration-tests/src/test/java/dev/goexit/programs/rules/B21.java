package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;

/** B21: the value is passed by identity, also when it is panicked with again. */
@Defers
final class B21 {

  static final int[] V = {1};

  static void again() {
    defer(() -> panic(recover()));
    throw panic(V);
  }

  public static void main(String[] args) {
    defer(
        () -> {
          Object r = recover();
          println("the same", r == V);
          println("an equal one", r == new int[] {1});
        });
    again();
  }
}
