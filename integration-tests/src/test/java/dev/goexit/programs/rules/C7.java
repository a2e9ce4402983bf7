package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;

/** C7: several panics during one Goexit can be recovered one after the other. */
@Defers
final class C7 {

  public static void main(String[] args) throws InterruptedException {
    Goroutine goroutine =
        Go.go(
            () -> {
              defer(() -> println("bottom", recover()));
              defer(() -> println("second recovered", recover()));
              defer(() -> panic("P2"));
              defer(() -> println("first recovered", recover()));
              defer(() -> panic("P1"));
              Goexit.exit();
            });
    goroutine.join();
    println("alive");
  }
}
