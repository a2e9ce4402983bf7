package dev.goexit.demo.scenes;

import static dev.goexit.Go.defer;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import java.util.concurrent.CountDownLatch;

/** What {@link MainLeaves} runs. */
final class MainLeavesProgram {
  private MainLeavesProgram() {}

  @Defers
  public static void main(String[] arguments) {
    CountDownLatch mainIsLeaving = new CountDownLatch(1);
    Goroutine first = Go.go("first", () -> finishAfter(mainIsLeaving, "first"));
    Go.go(
        "second",
        () -> {
          first.join();
          System.out.println("second: runs to its end, too");
        });
    defer(mainIsLeaving::countDown);
    defer(() -> System.out.println("main: deferred call runs"));
    System.out.println("main: calls Goexit.exit()");
    throw Goexit.exit();
  }

  private static void finishAfter(CountDownLatch signal, String name) throws InterruptedException {
    signal.await();
    System.out.println(name + ": main has left, and I run to my end");
  }
}
