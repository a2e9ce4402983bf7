package dev.goexit.programs;

import static dev.goexit.Go.defer;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import dev.goexit.GoroutineExecutor;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** Prints the stacks of goroutines in all states, with all that a stack can have. */
@Defers
public final class DumpedCrowd {
  private static final int DEPTH = 150;
  private static final CountDownLatch GO_ON = new CountDownLatch(1);
  private static final CountDownLatch ARE_RUNNING = new CountDownLatch(6);

  private DumpedCrowd() {}

  public static void main(String[] args) throws Exception {
    Go.go("a \"name\" [with]: all, of it", DumpedCrowd::pass);
    Go.go(() -> deep(DEPTH));
    Go.go(DumpedCrowd::panicking);
    Go.go(DumpedCrowd::exiting);
    Go.go(() -> Go.run(DumpedCrowd::pass));
    Goroutine receiving = Go.go(() -> receive(new LinkedBlockingQueue<>()));
    try (GoroutineExecutor one = GoroutineExecutor.builder().parallelism(1).build()) {
      one.execute(DumpedCrowd::passUninterruptibly);
      one.execute(() -> {});
      ARE_RUNNING.await();
      while (!receiving.dump().contains("chan receive")) {
        Go.gosched(); // It is on its way to its wait.
      }
      System.out.print(Goroutine.dumpAll());
      GO_ON.countDown();
    }
  }

  private static void pass() throws InterruptedException {
    ARE_RUNNING.countDown();
    GO_ON.await();
  }

  private static void passUninterruptibly() {
    try {
      pass();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void receive(LinkedBlockingQueue<Integer> queue) throws InterruptedException {
    queue.take();
  }

  private static void deep(int depth) throws InterruptedException {
    if (depth == 0) {
      pass();
    } else {
      deep(depth - 1);
    }
  }

  private static void panicking() {
    defer(
        () -> {
          Go.recover();
          pass();
        });
    Go.panic("P");
  }

  private static void exiting() {
    defer(DumpedCrowd::pass);
    Goexit.exit();
  }
}
