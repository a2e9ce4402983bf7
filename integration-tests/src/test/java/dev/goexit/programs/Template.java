package dev.goexit.programs;

import static dev.goexit.Go.defer;

import dev.goexit.Defers;

/** Defers; its class file is loaded in unusual ways. */
@Defers
public final class Template implements Runnable {

  @Override
  public void run() {
    defer(() -> System.out.println("deferred"));
    System.out.println("body");
  }
}
