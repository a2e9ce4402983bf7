package dev.goexit.programs;

import dev.goexit.Goexit;

/** Exits before its main could begin. */
public final class ExitingMain {
  static {
    if (ExitingMain.class != null) {
      Goexit.exit();
    }
  }

  private ExitingMain() {}

  public static void main(String[] args) {
    System.out.println("main runs");
  }
}
