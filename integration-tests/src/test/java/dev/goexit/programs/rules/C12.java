package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;

/** C12: Goexit two levels inside a deferred call of an outer panic ends everything. */
@Defers
final class C12 {

  static void g() {
    defer(() -> println("C", recover()));
    defer(() -> panic("P2"));
    Goexit.exit();
  }

  static void f() {
    defer(() -> println("B", recover()));
    defer(
        () -> {
          g();
          println("not reached");
        });
    throw panic("P1");
  }

  public static void main(String[] args) throws InterruptedException {
    Goroutine goroutine =
        Go.go(
            () -> {
              defer(() -> println("A", recover()));
              f();
              println("not reached");
            });
    goroutine.join();
    println("alive");
  }
}
