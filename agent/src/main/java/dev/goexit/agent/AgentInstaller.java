package dev.goexit.agent;

import dev.goexit.agent.bridge.BridgeInstaller;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Brings the transformer into the JVM, and what it needs. */
final class AgentInstaller {
  /** Both entries lead to the same class: the JVM loads the agent's jar once. */
  private static final AtomicBoolean IS_INSTALLED = new AtomicBoolean();

  private final AgentOptions options;
  private final Instrumentation instrumentation;

  AgentInstaller(AgentOptions options, Instrumentation instrumentation) {
    this.options = options;
    this.instrumentation = instrumentation;
  }

  /** Before main. */
  void install() {
    if (!IS_INSTALLED.compareAndSet(false, true)) {
      throw new AgentException(
          "is on the command line twice. Keep one -javaagent option for it, with all its options");
    }
    setRuntimeProperties();
    Readiness readiness = new Readiness(instrumentation, options);
    addTransformer(readiness);
    // Then there will be something to weave, and what is wrong is to be told before main.
    boolean isRuntimeSeen =
        ClassLoader.getSystemResource(WeavingTransformer.RUNTIME_RESOURCE) != null;
    if (isRuntimeSeen || options.systemExit() == AgentOptions.SystemExit.LOG) {
      readiness.ensure();
    }
  }

  /** In a running JVM: loaded classes are woven too, as far as that leaves their shape alone. */
  void attach() throws ReflectiveOperationException {
    if (!IS_INSTALLED.compareAndSet(false, true)) {
      throw new AgentException("is in this JVM already. Its options cannot be changed any more");
    }
    setRuntimeProperties();
    BridgeInstaller.takeOver(instrumentation);
    Readiness readiness = new Readiness(instrumentation, options);
    WeavingTransformer transformer = addTransformer(readiness);
    readiness.ensure();
    new LoadedClasses(instrumentation, transformer).weave();
  }

  private WeavingTransformer addTransformer(Readiness readiness) {
    GuardScope scope = new GuardScope(options.guard(), MainClass.ofThisJvm());
    WeavingTransformer transformer = new WeavingTransformer(options, scope, readiness);
    instrumentation.addTransformer(transformer, true);
    return transformer;
  }

  /** A property on the command line is the user's last word. */
  private void setRuntimeProperties() {
    for (Map.Entry<String, String> option : options.runtimeProperties().entrySet()) {
      String name = "goexit." + option.getKey();
      if (System.getProperty(name) == null) {
        System.setProperty(name, option.getValue());
      }
    }
  }
}
