package dev.goexit.agent;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes that were loaded before the agent was attached. They are woven where that leaves
 * their shape alone, which it does but for main's bottom frame; what cannot be is listed on stderr.
 */
final class LoadedClasses {
  private final Instrumentation instrumentation;
  private final WeavingTransformer transformer;

  LoadedClasses(Instrumentation instrumentation, WeavingTransformer transformer) {
    this.instrumentation = instrumentation;
    this.transformer = transformer;
  }

  void weave() {
    List<String> missed = new ArrayList<>();
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (transformer.mayWeave(loaded)) {
        String reason = weave(loaded);
        if (reason != null) {
          missed.add(loaded.getName() + ": " + reason);
        }
      }
    }
    for (String line : missed) {
      System.err.println("goexit agent: attached too late for " + line);
    }
  }

  /** Gives why it could not be woven, or what of it; null if it was. */
  private String weave(Class<?> loaded) {
    if (!instrumentation.isModifiableClass(loaded)) {
      return "the JVM lets nobody change it";
    }
    try {
      instrumentation.retransformClasses(loaded);
    } catch (Throwable e) {
      return e.toString();
    }
    return transformer.isMain(loaded)
        ? "its main runs already and has no bottom frame; an exit there ends the thread"
        : null;
  }
}
