package dev.goexit.programs;

import static dev.goexit.Go.defer;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Goexit;

/** Ends as its argument says: exit, panic, or an exit while a foreign thread works. */
abstract class MainToInherit {

  @Defers
  public static void main(String[] args) {
    defer(() -> println("main deferred"));
    if (args[0].equals("panic")) {
      throw new IllegalStateException("panicked in main");
    }
    if (args[0].equals("foreign")) {
      Thread main = Thread.currentThread();
      new Thread(() -> work(main), "foreign").start();
    }
    Goexit.exit();
  }

  private static void work(Thread main) {
    while (main.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    println("foreign thread ends");
  }
}
