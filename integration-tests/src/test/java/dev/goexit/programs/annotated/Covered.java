package dev.goexit.programs.annotated;

import static dev.goexit.Go.defer;
import static dev.goexit.programs.Print.println;

/** Covered by its package's annotation. */
public final class Covered {
  private Covered() {}

  public static void run() {
    defer(() -> println("deferred in an annotated package"));
    println("body");
  }
}
