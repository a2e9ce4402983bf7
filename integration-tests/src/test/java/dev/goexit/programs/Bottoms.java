package dev.goexit.programs;

import static dev.goexit.programs.Print.println;

import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import dev.goexit.GoroutineExecutor;
import dev.goexit.Outcome;
import java.util.Arrays;
import java.util.Scanner;
import java.util.concurrent.CountDownLatch;

/** Shows what lies at the bottom of a goroutine's stack, and waits to be looked at. */
public final class Bottoms {
  private Bottoms() {}

  private static final CountDownLatch LOOKED_AT = new CountDownLatch(1);

  public static void main(String[] args) throws InterruptedException {
    Goroutine exited = Go.go(() -> deep(2));
    exited.join();
    printTrace("of an exit", exited);
    printOutcome("of an exit below Go.run", Go.run(() -> deep(1)));
    try (GoroutineExecutor executor = GoroutineExecutor.builder().build()) {
      Goroutine pooled = executor.go(() -> deep(0));
      pooled.join();
      printTrace("of an exit in an executor", pooled);
    }
    CountDownLatch waiting = new CountDownLatch(1);
    Goroutine blocked = Go.go("blocked", () -> block(waiting));
    waiting.await();
    new Scanner(System.in).nextLine();
    LOOKED_AT.countDown();
    blocked.join();
  }

  private static void deep(int left) {
    if (left == 0) {
      throw Goexit.exit();
    }
    deep(left - 1);
  }

  private static void printTrace(String what, Goroutine goroutine) {
    printOutcome(what, goroutine.outcome().orElseThrow());
  }

  private static void printOutcome(String what, Outcome<?> outcome) {
    println("trace", what);
    for (StackTraceElement frame : ((Outcome.Exited<?>) outcome).trace()) {
      println(" ", frame.getClassName(), frame.getMethodName());
    }
  }

  private static void block(CountDownLatch waiting) throws InterruptedException {
    StackTraceElement[] own = Thread.currentThread().getStackTrace();
    println(
        "Thread.getStackTrace shows goexit",
        Arrays.stream(own).anyMatch(frame -> frame.getMethodName().equals("goexit")));
    println("waiting");
    waiting.countDown();
    LOOKED_AT.await();
  }
}
