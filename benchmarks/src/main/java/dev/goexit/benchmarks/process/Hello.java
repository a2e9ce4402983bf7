package dev.goexit.benchmarks.process;

/** The smallest program. */
public final class Hello {
  private Hello() {}

  /** Says so. */
  public static void main(String[] args) {
    System.out.println("Hello");
  }
}
