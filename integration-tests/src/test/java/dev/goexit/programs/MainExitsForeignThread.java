package dev.goexit.programs;

import static dev.goexit.Go.defer;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Goexit;

/** Main exits while a thread that is no goroutine still works. */
public final class MainExitsForeignThread {
  private MainExitsForeignThread() {}

  @Defers
  public static void main(String[] args) {
    Thread main = Thread.currentThread();
    new Thread(() -> work(main), "foreign").start();
    defer(() -> println("main deferred"));
    Goexit.exit();
  }

  private static void work(Thread main) {
    while (main.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    println("foreign thread ends");
  }
}
