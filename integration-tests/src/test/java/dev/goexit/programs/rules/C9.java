package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;

/** C9: Goexit in a deferred call during Goexit: each remaining deferred call runs once. */
@Defers
final class C9 {

  public static void main(String[] args) throws InterruptedException {
    Goroutine goroutine =
        Go.go(
            () -> {
              defer(() -> println("d1"));
              defer(
                  () -> {
                    println("d2 -> Goexit again");
                    Goexit.exit();
                    println("not reached");
                  });
              defer(() -> println("d3"));
              defer(
                  () -> {
                    defer(() -> println("d4 inner deferred"));
                    println("d4 -> Goexit again");
                    Goexit.exit();
                    println("not reached");
                  });
              Goexit.exit();
            });
    goroutine.join();
    println("alive");
  }
}
