package dev.goexit.agent;

import dev.goexit.agent.bridge.BridgeInstaller;
import java.lang.instrument.Instrumentation;
import java.util.Map;

/**
 * Brings the bridge and the transformer into the JVM, and tries them before anybody relies on it.
 */
final class AgentInstaller {
  private final AgentOptions options;
  private final Instrumentation instrumentation;

  AgentInstaller(AgentOptions options, Instrumentation instrumentation) {
    this.options = options;
    this.instrumentation = instrumentation;
  }

  /** Before main. */
  void install() throws Exception {
    if (BridgeInstaller.isInstalled()) {
      throw new AgentException(
          "is on the command line twice. Keep one -javaagent option for it, with all its options");
    }
    addTransformer(MainClass.ofThisJvm());
  }

  /** In a running JVM: loaded classes are woven too, as far as that leaves their shape alone. */
  void attach() throws Exception {
    if (BridgeInstaller.isInstalled()) {
      throw new AgentException("is in this JVM already. Its options cannot be changed any more");
    }
    BridgeInstaller.takeOver(instrumentation);
    WeavingTransformer transformer = addTransformer(MainClass.ofThisJvm());
    new LoadedClasses(instrumentation, transformer).weave();
  }

  private WeavingTransformer addTransformer(MainClass main) throws Exception {
    setRuntimeProperties();
    Class<?> bridge = BridgeInstaller.install(instrumentation);
    WeavingTransformer transformer =
        new WeavingTransformer(options, new GuardScope(options.guard(), main), bridge);
    instrumentation.addTransformer(transformer, true);
    SelfCheck.run(bridge);
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
