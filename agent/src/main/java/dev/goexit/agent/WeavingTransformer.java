package dev.goexit.agent;

import dev.goexit.agent.bridge.BridgeInstaller;
import dev.goexit.weave.CatchTypes;
import dev.goexit.weave.ConstantPool;
import dev.goexit.weave.InitialiserMarks;
import dev.goexit.weave.MainBottom;
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
  private static final String[] OURS = {
    "dev/goexit/agent/", "dev/goexit/weave/", "dev/goexit/runtime/", "dev/goexit/woven/"
  };

  private static final String API_PACKAGE = "dev/goexit/";

  /** The runtime's class that looks for the bridge. */
  private static final String RUNTIME_OF_BRIDGE = "dev/goexit/runtime/JvmWide";

  private final GuardScope guardScope;
  private final boolean isRuntimeSeen;
  private final TransformationLog log;
  private final ClassDump dump;
  private final Readiness readiness;
  private final boolean isAuditing;
  private final boolean tellsExits;
  private final boolean tellsPanics;

  private final ReshapedClasses reshaped = new ReshapedClasses();

  /**
   * Makes one.
   *
   * @param isRuntimeSeen whether the application's class path or module path has the runtime: else
   *     no exit can be raised under main, but by classes of other loaders
   */
  WeavingTransformer(
      AgentOptions options,
      GuardScope guardScope,
      boolean isRuntimeSeen,
      Readiness readiness,
      TransformationLog log) {
    this.guardScope = guardScope;
    this.isRuntimeSeen = isRuntimeSeen;
    this.readiness = readiness;
    this.isAuditing = options.audit();
    this.tellsExits = isSite("exitTrace");
    this.tellsPanics = isSite("panicTrace");
    this.log = log;
    this.dump = options.dump() == null ? null : new ClassDump(options.dump());
  }

  /** The agent's options of the runtime are properties by now. */
  private static boolean isSite(String option) {
    return "site".equals(System.getProperty("goexit." + option));
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
      return givenName.equals(SelfCheck.NAME) ? BridgeInstaller.withBridge(classFile) : null;
    }
    if (givenName != null && isDismissed(loader, givenName, classFile)) {
      return null;
    }
    ConstantPool pool = new ConstantPool(classFile);
    String name = givenName != null ? givenName : pool.thisClass();
    WeavingScope scope = scopeOf(loader, name, pool, isLoaded);
    if (scope == null) {
      return null;
    }
    Class<?> bridge = readiness.bridge();
    if (bridge == null) {
      return null; // That it failed has been told.
    }
    Weaving weaving = weave(loader, classFile, scope, pool);
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

  /** By its name and what it does not mention: most classes of most programs. */
  private boolean isDismissed(ClassLoader loader, String name, byte[] classFile) {
    return !guardScope.contains(name)
        && !guardScope.isMain(name)
        && !isTrapped(loader)
        && !ConstantPool.mayMentionApi(classFile);
  }

  /**
   * Main's bottom frame needs nothing of the rest, and in most programs main's class has nothing
   * else.
   */
  private static Weaving weave(
      ClassLoader loader, byte[] classFile, WeavingScope scope, ConstantPool pool) {
    return scope.isMain() && !scope.isGuarded() && !scope.hasOwnStreams() && !pool.mentionsApi()
        ? MainBottom.weave(classFile)
        : Weaver.weave(pool, scope, LoaderClassFiles.of(loader));
  }

  private void tell(Class<?> bridge, String name, Weaving weaving) {
    String className = name.replace('/', '.');
    for (Map.Entry<String, String> left : weaving.unwoven().entrySet()) {
      log.unwoven(bridge, className + "." + left.getKey(), left.getValue());
    }
    for (Map.Entry<String, String> left : weaving.unguarded().entrySet()) {
      log.left(className + "." + left.getKey(), left.getValue());
    }
    log.woven(className, weaving.reasons());
  }

  /** What is to be done with the class; null for nothing. */
  private WeavingScope scopeOf(
      ClassLoader loader, String name, ConstantPool pool, boolean isLoaded) {
    boolean mentionsApi = pool.mentionsApi();
    boolean isTrapped = isTrapped(loader);
    boolean isInScope = mentionsApi || guardScope.contains(name) || isTrapped;
    boolean isGuarded =
        isInScope && (CatchTypes.canCatchExit(pool) || InitialiserMarks.areNeeded(pool));
    boolean mayAddMethods = !isLoaded || reshaped.contains(loader, name);
    boolean isMain = mayAddMethods && guardScope.isMain(name) && (mentionsApi || isRuntimeSeen);
    boolean hasOwnStreams = isTrapped && StreamUses.arePossible(pool);
    return mentionsApi || isGuarded || isMain || hasOwnStreams
        ? new WeavingScope(isGuarded, isMain, mayAddMethods, hasOwnStreams, tellsExits, tellsPanics)
        : null;
  }

  /** Whether the loader's classes are a trapped program's. */
  private boolean isTrapped(ClassLoader loader) {
    Map<ClassLoader, Object> loaders = readiness.trappedLoaders();
    return !loaders.isEmpty() && TrapSupport.trapOf(loaders, loader) != null;
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

  /** Whether an internal name is of a class of this product. */
  static boolean isOurs(String name) {
    if (!name.startsWith(API_PACKAGE)) {
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
