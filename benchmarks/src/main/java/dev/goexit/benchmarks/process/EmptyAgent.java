package dev.goexit.benchmarks.process;

import java.lang.instrument.Instrumentation;

/** The baseline: an agent that does nothing. */
public final class EmptyAgent {
  private EmptyAgent() {}

  /** Nothing. The JVM looks for this form first, and takes long to find that there is another. */
  public static void premain(String options, Instrumentation instrumentation) {}
}
