package dev.goexit.agent.bridge;

import dev.goexit.weave.ConstantPool;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;

/**
 * Defines the bridge into {@code java.lang}, through a private lookup: java.base opens that package
 * to this agent's module alone. Nothing is appended to the boot class path, which would print a
 * warning and switch class-data sharing off.
 */
public final class BridgeInstaller {
  private static final String TEMPLATE = "dev/goexit/agent/bridge/GoexitBridge";
  private static final String BRIDGE = "java/lang/GoexitBridge";
  private static final String RUNTIME = "dev.goexit.runtime.JvmWide";
  private static final String[] SHARED_FIELDS = {
    "CELLS",
    "IDS",
    "LIVE",
    "MAIN_ENDED",
    "MAIN_CLASS",
    "MAIN_THREAD",
    "IS_AGENT_ACTIVE",
    "UNWOVEN",
    "TRAPS",
    "EXIT_HOOKS",
    "TRAP_OF_THREAD",
    "TRAPPED_LOADERS",
    "ARE_TRAPS_USED",
    "UNCAUGHT",
    "AUDIT"
  };

  private BridgeInstaller() {}

  /** Whether an agent has been here before. */
  public static boolean isInstalled() {
    try {
      Class.forName(BRIDGE.replace('/', '.'), false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Defines the bridge, unless an agent has done so before. */
  public static Class<?> install(Instrumentation instrumentation)
      throws IOException, ReflectiveOperationException {
    if (!isInstalled()) {
      openJavaLang(instrumentation);
      MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup()).defineClass(bytes());
    }
    return Class.forName(BRIDGE.replace('/', '.'), true, null);
  }

  /**
   * Hands the bridge, before it is defined, what a runtime uses that was there before the agent, so
   * that goroutines which run already are known to it.
   */
  public static void takeOver(Instrumentation instrumentation) throws ReflectiveOperationException {
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (loaded.getName().equals(RUNTIME)) {
        System.getProperties().put(GoexitBridge.SEED, sharedObjects(instrumentation, loaded));
        return; // A second copy of the runtime keeps its own until its classes are loaded anew.
      }
    }
  }

  private static Object[] sharedObjects(Instrumentation instrumentation, Class<?> runtime)
      throws ReflectiveOperationException {
    open(instrumentation, runtime);
    Object[] shared = new Object[SHARED_FIELDS.length];
    for (int i = 0; i < shared.length; i++) {
      Field field = runtime.getDeclaredField(SHARED_FIELDS[i]);
      field.setAccessible(true);
      shared[i] = field.get(null);
    }
    return shared;
  }

  private static void openJavaLang(Instrumentation instrumentation) {
    open(instrumentation, Object.class);
  }

  private static void open(Instrumentation instrumentation, Class<?> type) {
    if (!type.getModule().isNamed()) {
      return;
    }
    Set<Module> us = Set.of(BridgeInstaller.class.getModule());
    instrumentation.redefineModule(
        type.getModule(),
        Set.of(),
        Map.of(),
        Map.of(type.getPackageName(), us),
        Set.of(),
        Map.of());
  }

  private static byte[] bytes() throws IOException {
    byte[] template = AgentFiles.read(TEMPLATE + ".class");
    if (template == null) {
      throw new IOException("the agent jar lacks " + TEMPLATE + ".class");
    }
    return withBridge(template);
  }

  /** A class file with the bridge in the place of its template. */
  public static byte[] withBridge(byte[] classFile) {
    return ConstantPool.rename(classFile, TEMPLATE, BRIDGE);
  }
}
