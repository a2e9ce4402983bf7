package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goroutine;

/** B14: recover sees only its own goroutine's panic. */
@Defers
final class B14 {

  public static void main(String[] args) {
    defer(() -> println("its own", recover()));
    defer(
        () -> {
          Goroutine other =
              Go.go(
                  () -> {
                    defer(() -> println("another goroutine's, deferred", recover()));
                    println("another goroutine's", recover());
                  });
          other.join();
        });
    throw panic("P");
  }
}
