package dev.goexit.agent;

import dev.goexit.weave.jdk.JdkPatch;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts the hooks into classes of the JDK, which are loaded long before us: by retransformation, of
 * bodies only. Stays registered, so that the hooks outlast what other agents do to these classes.
 */
final class JdkHooks implements ClassFileTransformer {
  private final Instrumentation instrumentation;
  private final Set<String> names;
  private final Class<?>[] classes;
  private volatile Throwable failure;

  /** Those that the JVM has shown us. */
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  private boolean isInstalled;

  JdkHooks(Instrumentation instrumentation, Class<?>... classes) {
    this.instrumentation = instrumentation;
    this.classes = classes;
    String[] internalNames = new String[classes.length];
    for (int i = 0; i < classes.length; i++) {
      internalNames[i] = classes[i].getName().replace('.', '/');
    }
    this.names = Set.of(internalNames);
  }

  /**
   * Puts them in. Once they are, further calls do nothing.
   *
   * @throws AgentException if that cannot be done
   */
  synchronized void install() {
    if (isInstalled) {
      return;
    }
    instrumentation.addTransformer(this, true);
    try {
      instrumentation.retransformClasses(classes);
    } catch (Exception | LinkageError e) {
      failure = e;
    }
    if (failure == null && seen.size() < names.size()) {
      failure = new IllegalStateException("the JVM has shown the agent only " + seen);
    }
    if (failure != null) {
      instrumentation.removeTransformer(this);
      throw new AgentException("cannot change " + names + ": " + failure);
    }
    isInstalled = true;
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> loaded, ProtectionDomain domain, byte[] classFile) {
    if (loader != null || name == null || !names.contains(name)) {
      return null;
    }
    seen.add(name);
    try {
      return JdkPatch.patch(name, classFile);
    } catch (Throwable e) {
      failure = e; // The JVM would swallow it.
      return null;
    }
  }
}
