package dev.goexit.benchmarks.process;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;

/** An agent that is shown every class and changes none: what the JVM itself takes for that. */
public final class IdleTransformer implements ClassFileTransformer {
  private IdleTransformer() {}

  /** Adds the transformer, which does what the interface does. */
  public static void premain(String options, Instrumentation instrumentation) {
    instrumentation.addTransformer(new IdleTransformer());
  }
}
