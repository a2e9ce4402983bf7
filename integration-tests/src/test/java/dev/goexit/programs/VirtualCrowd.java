package dev.goexit.programs;

import static dev.goexit.programs.Print.println;

import dev.goexit.Goroutine;
import dev.goexit.GoroutineExecutor;
import java.util.concurrent.CountDownLatch;

/**
 * So many goroutines on virtual threads are blocked at once. Prints how many, and how many ended;
 * on stderr, how many bytes of the heap each takes. Arguments: how many, and the most it may take.
 */
public final class VirtualCrowd {
  private VirtualCrowd() {}

  public static void main(String[] args) throws InterruptedException {
    int count = Integer.parseInt(args[0]);
    int budget = Integer.parseInt(args[1]);
    CountDownLatch areBlocked = new CountDownLatch(count);
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch haveEnded = new CountDownLatch(count);
    GoroutineExecutor.builder().name("first").virtual().build().close(); // Loads what it needs.
    long before = usedBytes();
    try (GoroutineExecutor executor = GoroutineExecutor.builder().virtual().build()) {
      for (int i = 0; i < count; i++) {
        executor.go(
            () -> {
              areBlocked.countDown();
              goOn.await();
              haveEnded.countDown();
            });
      }
      areBlocked.await();
      println("blocked", Goroutine.count() - 1);
      long each = (usedBytes() - before) / count;
      System.err.println(each + " bytes each");
      println("within the budget", each <= budget);
      goOn.countDown();
      haveEnded.await();
    }
    println("left", Goroutine.count() - 1);
  }

  private static long usedBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
