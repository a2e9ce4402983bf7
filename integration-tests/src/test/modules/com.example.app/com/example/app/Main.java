package com.example.app;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.recover;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;

/** Defers, exits and swallows in a named module. */
@Defers
public final class Main {
  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    System.out.println("module " + Main.class.getModule().getName());
    System.out.println("runtime in module " + Go.class.getModule().getName());
    Goroutine goroutine = Go.go(Main::swallow);
    goroutine.join();
    System.out.println(goroutine.outcome().orElseThrow().getClass().getSimpleName());
    panic();
  }

  private static void swallow() {
    defer(() -> System.out.println("deferred"));
    try {
      Goexit.exit();
    } catch (Throwable t) {
      System.out.println("handler runs");
    }
    System.out.println("not reached");
  }

  private static void panic() {
    defer(() -> System.out.println("recovered " + recover()));
    throw Go.panic("P");
  }
}
