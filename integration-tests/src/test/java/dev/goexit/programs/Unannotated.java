package dev.goexit.programs;

import static dev.goexit.Go.defer;
import static dev.goexit.programs.Print.println;

import dev.goexit.Go;

/** Defers without asking for it. */
public final class Unannotated {
  private Unannotated() {}

  public static void main(String[] args) {
    println("agent", Go.isAgentActive());
    method();
  }

  private static void method() {
    defer(() -> println("never printed"));
  }
}
