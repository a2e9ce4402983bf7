package dev.goexit.agent;

import dev.goexit.weave.ConstantPool;
import dev.goexit.weave.Weaver;
import dev.goexit.weave.Weaving;
import dev.goexit.weave.WeavingScope;
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

  private final GuardScope guardScope;
  private final TransformationLog log;
  private final ClassDump dump;

  /** The bridge's. */
  private final Map<String, String> unwoven;

  /** Whether main was given its bottom frame, which no later transformation may take away. */
  private volatile boolean isMainWoven;

  @SuppressWarnings("unchecked")
  WeavingTransformer(AgentOptions options, GuardScope guardScope, Class<?> bridge)
      throws ReflectiveOperationException {
    this.guardScope = guardScope;
    this.log = new TransformationLog(options.explain());
    this.dump = options.dump() == null ? null : new ClassDump(options.dump());
    this.unwoven = (Map<String, String>) bridge.getField("UNWOVEN").get(null);
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
      return null;
    }
    ConstantPool pool = new ConstantPool(classFile);
    String name = givenName != null ? givenName : pool.thisClass();
    WeavingScope scope = scopeOf(name, pool, isLoaded);
    if (scope == null) {
      return null;
    }
    Weaving weaving = Weaver.weave(classFile, scope, new LoaderClassFiles(loader));
    if (scope.isMain() && weaving.classFile() != null) {
      isMainWoven = true;
    }
    for (Map.Entry<String, String> method : weaving.unwoven().entrySet()) {
      String qualified = name.replace('/', '.') + "." + method.getKey();
      unwoven.put(qualified, method.getValue());
      log.leftUnwoven(qualified, method.getValue());
    }
    if (weaving.classFile() != null && !name.equals(PROBE)) {
      log.woven(name, weaving.reasons());
      if (dump != null) {
        dump.write(name, classFile, weaving.classFile());
      }
    }
    return weaving.classFile();
  }

  /** What is to be done with the class; null for nothing. */
  private WeavingScope scopeOf(String name, ConstantPool pool, boolean isLoaded) {
    boolean mentionsApi = pool.mentions(MENTIONS_API, MENTIONS_BOUNDARY);
    boolean isGuarded = mentionsApi || name.equals(PROBE) || guardScope.contains(name);
    // A loaded class keeps its shape: main has its bottom frame from the start or not at all.
    boolean isMain = guardScope.isMain(name) && (!isLoaded || isMainWoven);
    return isGuarded || isMain ? new WeavingScope(isGuarded, isMain) : null;
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
