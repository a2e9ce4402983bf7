package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import java.util.concurrent.CountDownLatch;

/** C14: Goexit affects no other goroutine: children live on. */
@Defers
final class C14 {

  static Goroutine child;

  public static void main(String[] args) throws InterruptedException {
    CountDownLatch parentHasLeft = new CountDownLatch(1);
    Goroutine parent =
        Go.go(
            () -> {
              child =
                  Go.go(
                      () -> {
                        parentHasLeft.await();
                        println("child goes on");
                      });
              defer(() -> println("parent leaves"));
              Goexit.exit();
            });
    parent.join();
    parentHasLeft.countDown();
    child.join();
    println("child has ended");
  }
}
