package dev.goexit.programs;

import static dev.goexit.programs.Print.println;

import dev.goexit.Go;
import dev.goexit.GoroutineExecutor;
import java.util.concurrent.CountDownLatch;

/** Main returns: the default pool's goroutines do not keep the JVM, an executor's do. */
public final class MainReturns {
  private MainReturns() {}

  public static void main(String[] args) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch started = new CountDownLatch(1);
    Go.go(
        () -> {
          started.countDown();
          never.await();
          println("never printed");
        });
    started.await();
    if (args.length > 0) {
      endLater(Thread.currentThread());
    }
    println("main returns");
  }

  private static void endLater(Thread main) {
    GoroutineExecutor executor = GoroutineExecutor.builder().name("worker").parallelism(1).build();
    executor.go(
        () -> {
          main.join();
          println("the executor's goroutine ends, main has ended", !main.isAlive());
          executor.shutdown();
        });
  }
}
