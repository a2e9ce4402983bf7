package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;

/** C2: recover gives nil in all of them. */
@Defers
final class C2 {

  static void named() {
    println("named deferred", recover());
  }

  static void c() {
    defer(C2::named);
    defer(() -> println("c deferred", recover()));
    Goexit.exit();
  }

  public static void main(String[] args) throws InterruptedException {
    Goroutine goroutine =
        Go.go(
            () -> {
              defer(() -> println("goroutine deferred", recover()));
              c();
              println("not reached");
            });
    goroutine.join();
  }
}
