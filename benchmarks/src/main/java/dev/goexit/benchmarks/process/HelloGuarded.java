package dev.goexit.benchmarks.process;

/** The smallest program that has work for the agent: a handler of the main class's package. */
public final class HelloGuarded {
  private HelloGuarded() {}

  /** Says hello, whatever the argument is. */
  public static void main(String[] args) {
    try {
      Integer.parseInt(args[0]);
    } catch (Throwable noNumber) {
      System.out.println("Hello");
    }
  }
}
