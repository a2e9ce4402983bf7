package dev.goexit.programs;

import dev.goexit.ExitBoundary;
import dev.goexit.Goexit;

/** Exits under a boundary, with no agent to make it one. */
public final class UnwovenBoundary {
  private UnwovenBoundary() {}

  public static void main(String[] args) {
    try {
      boundary();
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
  }

  @ExitBoundary
  private static void boundary() {
    throw Goexit.exit();
  }
}
