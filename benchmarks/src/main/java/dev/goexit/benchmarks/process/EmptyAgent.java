package dev.goexit.benchmarks.process;

/** The baseline: an agent that does nothing. */
public final class EmptyAgent {
  private EmptyAgent() {}

  /** Nothing. */
  public static void premain(String options) {}
}
