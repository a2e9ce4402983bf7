package dev.goexit.programs;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goroutine;
import java.util.concurrent.CountDownLatch;

/** Shows stacks in Go's text form. */
@Defers
public final class Dumps {
  private Dumps() {}

  public static void main(String[] args) throws InterruptedException {
    CountDownLatch ready = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Goroutine waiting = Go.go("waiter", () -> await(ready, goOn));
    ready.await();
    while (waiting.dump().startsWith("goroutine 2 [running")) {
      Go.gosched(); // It is on its way to its wait.
    }
    println(Goroutine.dumpAll());
    goOn.countDown();
    waiting.join();
    println(waiting.dump());
    println(waiting.stackTrace().length);
    Goroutine panicking = Go.go(Dumps::dumpWhilePanicking);
    panicking.join();
  }

  private static void await(CountDownLatch ready, CountDownLatch goOn) throws InterruptedException {
    ready.countDown();
    goOn.await();
  }

  private static void dumpWhilePanicking() {
    defer(
        () -> {
          Go.recover();
          println(Goroutine.current().dump());
        });
    panics();
  }

  private static void panics() {
    panic("P");
  }
}
