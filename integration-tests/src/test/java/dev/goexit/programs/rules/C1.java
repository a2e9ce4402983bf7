package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;

/** C1: Goexit runs every pending deferred call of every frame; no statement after it runs. */
@Defers
final class C1 {

  static void c() {
    defer(() -> println("c deferred"));
    Goexit.exit();
    println("not reached");
  }

  static int b() {
    defer(() -> println("b deferred"));
    c();
    println("not reached");
    return 1;
  }

  public static void main(String[] args) throws InterruptedException {
    Goroutine goroutine =
        Go.go(
            () -> {
              defer(() -> println("goroutine deferred"));
              println("not reached", b());
            });
    goroutine.join();
    println("goroutine has ended");
  }
}
