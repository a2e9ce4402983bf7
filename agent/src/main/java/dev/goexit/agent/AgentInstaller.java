package dev.goexit.agent;

import dev.goexit.agent.bridge.BridgeInstaller;
import java.lang.instrument.Instrumentation;
import java.util.Map;

/** Brings the transformer into the JVM, and what it needs. */
final class AgentInstaller {
  /** Both entries lead to the same class: the JVM loads the agent's jar once. */
  private static boolean isInstalled;

  /** A class of the API without code, which nobody wants to weave. */
  private static final String RUNTIME_ANNOTATION = "dev.goexit.Defers";

  /** The first class of the runtime that any use of it loads. */
  private static final String RUNTIME_CORE = "dev.goexit.runtime.JvmWide";

  private static final String PROPERTY_PREFIX = "goexit.";

  /**
   * The options that may come as system properties. Not in {@link OptionText}, which tells what
   * they may be: most programs have none, and start without that class.
   */
  private static final String[] RUNTIME_OPTIONS = {
    "panic",
    "showFrames",
    "maxThreads",
    "maxProcs",
    "exitTrace",
    "panicTrace",
    "jfr",
    "jmx",
    "exitHosts"
  };

  private final AgentOptions options;
  private final Instrumentation instrumentation;
  private final TransformationLog log;

  AgentInstaller(AgentOptions options, Instrumentation instrumentation) {
    this.options = options;
    this.instrumentation = instrumentation;
    this.log = new TransformationLog(options.explain());
  }

  /** Before main. */
  void install() {
    checkProperties();
    if (!isFirst()) {
      throw new AgentException(
          "is on the command line twice. Keep one -javaagent option for it, with all its options");
    }
    setRuntimeProperties();
    MainClass main = MainClass.ofThisJvm();
    refuseIfTooLate(main);
    boolean isRuntimeSeen = isRuntimeSeen();
    if (isRuntimeSeen) {
      Preloader.begin();
    }
    Readiness readiness = new Readiness(instrumentation, options, log);
    addTransformer(readiness, main, isRuntimeSeen);
    // Then there will be something to weave, and what is wrong is to be told before main.
    if (isRuntimeSeen) {
      readiness.prepare();
    }
    if (isNeededWithoutRuntime()) {
      readiness.ensure();
    }
  }

  /** In a running JVM: loaded classes are woven too, as far as that leaves their shape alone. */
  void attach() throws ReflectiveOperationException {
    checkProperties();
    if (!isFirst()) {
      throw new AgentException("is in this JVM already. Its options cannot be changed any more");
    }
    setRuntimeProperties();
    BridgeInstaller.takeOver(instrumentation);
    Readiness readiness = new Readiness(instrumentation, options, log);
    WeavingTransformer transformer =
        addTransformer(readiness, MainClass.ofThisJvm(), isRuntimeSeen());
    readiness.prepare();
    readiness.ensure();
    new LoadedClasses(instrumentation, transformer).weave();
  }

  /**
   * A JVM with an AOT cache has loaded the application's classes already, and shows them to no
   * agent. To weave them now would leave out what changes their shape, and load the weaver for all
   * of them.
   */
  private void refuseIfTooLate(MainClass main) {
    String mainClass = main.launched() == null ? null : main.launched().replace('/', '.');
    ClassLoader application = ClassLoader.getSystemClassLoader();
    for (Class<?> loaded : instrumentation.getInitiatedClasses(application)) {
      String name = loaded.getName();
      if (name.equals(mainClass) || name.equals(RUNTIME_CORE)) {
        throw new AgentException(
            "comes too late: "
                + name
                + " is loaded already, and its handlers would swallow exits. Leave out"
                + " -XX:AOTCache, from which the JVM loads classes before any agent comes, or put"
                + " -javaagent:goexit-agent.jar in front of the other -javaagent options");
      }
    }
  }

  /**
   * Whether main and what it calls can exit. A class is asked for and not a resource, for which the
   * loaders would search the JDK's modules first, and open its image to do so.
   */
  private static boolean isRuntimeSeen() {
    try {
      Class.forName(RUNTIME_ANNOTATION, false, ClassLoader.getSystemClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  /**
   * What is done about calls of System.exit, and about a panic of main's, is done for all programs.
   */
  private boolean isNeededWithoutRuntime() {
    return options.systemExit() == AgentOptions.SystemExit.LOG
        || "crash".equals(System.getProperty("goexit.panic"));
  }

  private WeavingTransformer addTransformer(
      Readiness readiness, MainClass main, boolean isRuntimeSeen) {
    GuardScope scope = new GuardScope(options.guard(), main);
    WeavingTransformer transformer =
        new WeavingTransformer(options, scope, isRuntimeSeen, readiness, log);
    instrumentation.addTransformer(transformer, true);
    return transformer;
  }

  private static synchronized boolean isFirst() {
    boolean isFirst = !isInstalled;
    isInstalled = true;
    return isFirst;
  }

  /** A bad one the runtime would tell in the middle of a user's method. */
  private static void checkProperties() {
    for (String name : RUNTIME_OPTIONS) {
      String value = System.getProperty(PROPERTY_PREFIX + name);
      if (value != null) {
        OptionText.checkProperty(name, value);
      }
    }
  }

  /** A property on the command line is the user's last word. */
  private void setRuntimeProperties() {
    for (Map.Entry<String, String> option : options.runtimeProperties().entrySet()) {
      String name = PROPERTY_PREFIX + option.getKey();
      if (System.getProperty(name) == null) {
        System.setProperty(name, option.getValue());
      }
    }
  }
}
