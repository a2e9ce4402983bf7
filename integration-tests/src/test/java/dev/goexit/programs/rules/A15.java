package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import java.util.concurrent.CountDownLatch;

/** A15: deferred calls of goroutines that are blocked when main returns do not run. */
@Defers
final class A15 {

  public static void main(String[] args) throws InterruptedException {
    defer(() -> println("main deferred"));
    CountDownLatch blocked = new CountDownLatch(1);
    Go.go(
        () -> {
          defer(() -> println("never printed"));
          blocked.countDown();
          new CountDownLatch(1).await();
        });
    blocked.await();
    println("main returns");
  }
}
