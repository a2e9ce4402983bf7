package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;

/** C11: panic, deferred Goexit, deferred panic, recovered: the goroutine still exits. */
@Defers
final class C11 {

  static void f() {
    defer(() -> println("then", recover()));
    defer(() -> println("recovered", recover()));
    defer(() -> panic("after Goexit during a panic"));
    defer(() -> Goexit.exit());
    throw panic("first");
  }

  public static void main(String[] args) throws InterruptedException {
    Goroutine goroutine =
        Go.go(
            () -> {
              defer(() -> println("goroutine deferred", recover()));
              f();
              println("not reached");
            });
    goroutine.join();
    println("alive");
  }
}
