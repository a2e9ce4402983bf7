package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;

/** C5: a panic recovered inside the same deferred call: Goexit goes on. */
@Defers
final class C5 {

  static void f() {
    defer(
        () -> {
          defer(() -> println("nested recovers", recover()));
          println("inner deferred");
          throw panic("in deferred");
        });
    Goexit.exit();
  }

  public static void main(String[] args) throws InterruptedException {
    Goroutine goroutine =
        Go.go(
            () -> {
              defer(() -> println("outermost deferred", recover()));
              f();
              println("not reached");
            });
    goroutine.join();
  }
}
