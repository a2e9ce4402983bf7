package dev.goexit.junit.programs;

/** An agent that only tells with which options it was started. */
public final class OptionsAgent {
  private OptionsAgent() {}

  public static void premain(String options) {
    System.out.println("agent options " + options);
  }
}
