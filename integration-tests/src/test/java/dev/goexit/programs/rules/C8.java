package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;

/** C8: Goexit in a deferred call during a panic: the panic is dropped without a word. */
@Defers
final class C8 {

  static void f() {
    defer(() -> println("rest of the frame", recover()));
    defer(() -> Goexit.exit());
    throw panic("lost");
  }

  static void recoveredFirst() {
    defer(
        () -> {
          println("recovered", recover());
          Goexit.exit();
        });
    throw panic("recovered");
  }

  public static void main(String[] args) throws InterruptedException {
    Goroutine panicking =
        Go.go(
            () -> {
              defer(() -> println("recover after Goexit", recover()));
              f();
              println("not reached");
            });
    panicking.join();
    Goroutine recovered =
        Go.go(
            () -> {
              defer(() -> println("recover after Goexit", recover()));
              recoveredFirst();
              println("not reached");
            });
    recovered.join();
    println("process lives, panics lost");
  }
}
