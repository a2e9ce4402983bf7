package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;

/** C10: Goexit in a deferred call of a normal return works the same; the result is lost. */
@Defers
final class C10 {

  static int f() {
    defer(() -> println("first deferred runs", recover()));
    defer(
        () -> {
          println("deferred calls Goexit on a normal return");
          Goexit.exit();
        });
    return 5;
  }

  public static void main(String[] args) throws InterruptedException {
    Goroutine goroutine =
        Go.go(
            () -> {
              defer(() -> println("goroutine deferred"));
              println("not reached", f());
            });
    goroutine.join();
  }
}
