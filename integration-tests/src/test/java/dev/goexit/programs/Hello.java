package dev.goexit.programs;

/** Has no work for the agent. */
public final class Hello {
  private Hello() {}

  public static void main(String[] args) {
    System.out.println("hello, world");
  }
}
