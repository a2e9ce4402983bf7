package dev.goexit.agent;

import dev.goexit.weave.CatchTypes;
import dev.goexit.weave.ConstantPool;
import dev.goexit.weave.StaticInitialisers;
import dev.goexit.weave.Weaver;
import dev.goexit.weave.Weaving;
import dev.goexit.weave.WeavingScope;
import dev.goexit.weave.methods.StreamUses;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Map;

/**
 * The filter in front of the weaver, in the order of what it costs: the JDK's and our own classes,
 * then by name, then by what the constant pool mentions; only then is a class parsed. Whatever goes
 * wrong leaves the class as it was, with one warning.
 *
 * <p>Any thread.
 */
final class WeavingTransformer implements ClassFileTransformer {
  private static final byte[] MENTIONS_API = ConstantPool.text("dev/goexit/Go");
  private static final byte[] MENTIONS_BOUNDARY = ConstantPool.text("dev/goexit/ExitBoundary");

  private static final String[] OURS = {
    "dev/goexit/agent/", "dev/goexit/weave/", "dev/goexit/runtime/", "dev/goexit/woven/"
  };

  private static final String API_PACKAGE = "dev/goexit/";
  private static final String PROBE = "dev/goexit/agent/Probe";

  /** The runtime's class that looks for the bridge. */
  private static final String RUNTIME_OF_BRIDGE = "dev/goexit/runtime/JvmWide";

  /** If a loader shows it, its classes may exit. */
  static final String RUNTIME_RESOURCE = "dev/goexit/Goexit.class";

  private final GuardScope guardScope;
  private final TransformationLog log;
  private final ClassDump dump;
  private final Readiness readiness;
  private final boolean isAuditing;

  private final ReshapedClasses reshaped = new ReshapedClasses();

  WeavingTransformer(AgentOptions options, GuardScope guardScope, Readiness readiness) {
    this.guardScope = guardScope;
    this.readiness = readiness;
    this.isAuditing = options.audit();
    this.log = new TransformationLog(options.explain());
    this.dump = options.dump() == null ? null : new ClassDump(options.dump());
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> loaded, ProtectionDomain domain, byte[] classFile) {
    if (loader == null || loader == ClassLoader.getPlatformClassLoader()) {
      return null;
    }
    try {
      return transform(loader, name, loaded != null, classFile);
    } catch (Throwable e) {
      log.failed(name, e);
      return null;
    }
  }

  private byte[] transform(
      ClassLoader loader, String givenName, boolean isLoaded, byte[] classFile) {
    if (givenName != null && isOurs(givenName)) {
      if (givenName.equals(RUNTIME_OF_BRIDGE)) {
        readiness.ensureWhileTransforming();
      }
      return null;
    }
    ConstantPool pool = new ConstantPool(classFile);
    String name = givenName != null ? givenName : pool.thisClass();
    WeavingScope scope = scopeOf(loader, name, pool, isLoaded);
    if (scope == null) {
      return null;
    }
    readiness.ensureWhileTransforming();
    Class<?> bridge = readiness.bridge();
    if (bridge == null) {
      return null; // That it failed has been told.
    }
    Weaving weaving = Weaver.weave(classFile, scope, new LoaderClassFiles(loader));
    if (weaving.addsMethods()) {
      reshaped.add(loader, name);
    }
    if (isAuditing && scope.isGuarded() && weaving.classFile() != null) {
      readiness.guarded().add(loader, name, weaving.unguarded().keySet());
    }
    tell(bridge, name, weaving);
    if (dump != null && weaving.classFile() != null) {
      dump.write(name, classFile, weaving.classFile());
    }
    return weaving.classFile();
  }

  private void tell(Class<?> bridge, String name, Weaving weaving) {
    String className = name.replace('/', '.');
    weaving.unwoven().forEach((method, reason) -> leave(bridge, className + "." + method, reason));
    weaving.unguarded().forEach((method, reason) -> log.left(className + "." + method, reason));
    if (!name.equals(PROBE)) {
      log.woven(className, weaving.reasons());
    }
  }

  /** The runtime tells the reason again when the method is used. */
  @SuppressWarnings("unchecked")
  private void leave(Class<?> bridge, String method, String reason) {
    try {
      ((Map<String, String>) bridge.getField("UNWOVEN").get(null)).put(method, reason);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e); // It is our own class.
    }
    log.left(method, reason);
  }

  /** What is to be done with the class; null for nothing. */
  private WeavingScope scopeOf(
      ClassLoader loader, String name, ConstantPool pool, boolean isLoaded) {
    boolean mentionsApi = pool.mentions(MENTIONS_API, MENTIONS_BOUNDARY);
    boolean isTrapped = TrapSupport.isTrapped(readiness.bridge(), loader);
    boolean isInScope = mentionsApi || name.equals(PROBE) || guardScope.contains(name) || isTrapped;
    boolean isGuarded =
        isInScope && (CatchTypes.canCatchExit(pool) || StaticInitialisers.mayRunOthers(pool));
    boolean mayAddMethods = !isLoaded || reshaped.contains(loader, name);
    boolean isMain =
        mayAddMethods && guardScope.isMain(name) && (mentionsApi || seesRuntime(loader));
    boolean hasOwnStreams = isTrapped && StreamUses.arePossible(pool);
    return mentionsApi || isGuarded || isMain || hasOwnStreams
        ? new WeavingScope(isGuarded, isMain, mayAddMethods, hasOwnStreams)
        : null;
  }

  /** Whether an exit can be raised under the loader's classes at all. */
  private static boolean seesRuntime(ClassLoader loader) {
    return loader.getResource(RUNTIME_RESOURCE) != null;
  }

  /**
   * Whether a loaded class may be one to weave: not of the JDK, not ours, no array or hidden class.
   */
  boolean mayWeave(Class<?> loaded) {
    ClassLoader loader = loaded.getClassLoader();
    return loader != null
        && loader != ClassLoader.getPlatformClassLoader()
        && !loaded.isArray()
        && !loaded.isHidden()
        && !isOurs(loaded.getName().replace('.', '/'));
  }

  boolean isMain(Class<?> loaded) {
    return guardScope.isMain(loaded.getName().replace('.', '/'));
  }

  private static boolean isOurs(String name) {
    if (!name.startsWith(API_PACKAGE) || name.equals(PROBE)) {
      return false;
    }
    for (String ours : OURS) {
      if (name.startsWith(ours)) {
        return true;
      }
    }
    return name.indexOf('/', API_PACKAGE.length()) < 0; // The API's own package.
  }
}
