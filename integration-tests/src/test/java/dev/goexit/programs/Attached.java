package dev.goexit.programs;

import static dev.goexit.programs.Print.println;

import dev.goexit.Go;
import java.util.Scanner;

/** Waits for an agent that comes while it runs. */
public final class Attached {
  private Attached() {}

  public static void main(String[] args) {
    LoadedEarly.load();
    println("agent", Go.isAgentActive());
    new Scanner(System.in).nextLine();
    println("agent", Go.isAgentActive());
    LoadedLate.run();
    try {
      LoadedEarly.run();
    } catch (IllegalStateException e) {
      println(e.getMessage());
    }
  }
}
