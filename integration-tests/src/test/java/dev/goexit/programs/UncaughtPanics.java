package dev.goexit.programs;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goroutine;

/** A panic that nobody recovers. */
@Defers
public final class UncaughtPanics {
  private UncaughtPanics() {}

  public static void main(String[] args) throws InterruptedException {
    Goroutine goroutine = Go.go(UncaughtPanics::fails);
    goroutine.join();
    println("main goes on:", goroutine.outcome().orElseThrow());
  }

  private static void fails() {
    defer(() -> println("deferred"));
    defer(() -> panic("second"));
    throw panic("first");
  }
}
