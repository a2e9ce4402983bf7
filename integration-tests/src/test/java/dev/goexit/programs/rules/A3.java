package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;

/** A3: deferred calls run at the end of the function, never of a block or loop pass. */
@Defers
final class A3 {

  public static void main(String[] args) {
    for (int i = 0; i < 3; i++) {
      println("iter", i);
      defer(n -> println("deferred", n), i);
    }
    println("loop over");
    {
      defer(() -> println("deferred in a block"));
      println("in the block");
    }
    println("block over");
  }
}
