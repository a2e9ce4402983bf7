package dev.goexit.agent;

import dev.goexit.weave.jdk.JdkPatch;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts the hooks into classes of the JDK, bodies only: when the class is loaded, and into those
 * that are loaded already by retransformation. Stays registered, so that the hooks outlast what
 * other agents do to these classes.
 *
 * <p>Any thread.
 */
final class JdkHooks implements ClassFileTransformer {
  private static final Set<String> OF_BOUNDARIES =
      Set.of(
          JdkPatch.POOL,
          JdkPatch.FUTURE_TASK,
          JdkPatch.FORK_JOIN_TASK,
          JdkPatch.FORK_JOIN_EXECUTE,
          JdkPatch.TIMER_THREAD);

  private static final int LONGEST_NAME = JdkPatch.FORK_JOIN_EXECUTE.length();

  private final Instrumentation instrumentation;
  private final TransformationLog log;

  /** Of the classes whose methods last for a task or for a thread's life; internal names. */
  private final Set<String> lasting;

  /** Of these and of those whose methods are over at once. */
  private final Set<String> all;

  private final Set<String> hooked = ConcurrentHashMap.newKeySet();
  private volatile Throwable failure;
  private boolean isWatching;
  private boolean isInstalled;

  private JdkHooks(
      Instrumentation instrumentation,
      TransformationLog log,
      Set<String> lasting,
      Set<String> brief) {
    this.instrumentation = instrumentation;
    this.log = log;
    this.lasting = lasting;
    this.all = new HashSet<>(lasting);
    all.addAll(brief);
  }

  /** What exits need. With boundaries, an exit in a task of the JDK's pools ends that task. */
  static JdkHooks ofExits(
      Instrumentation instrumentation, AgentOptions options, TransformationLog log) {
    return options.boundaries()
        ? new JdkHooks(
            instrumentation,
            log,
            OF_BOUNDARIES,
            Set.of(JdkPatch.INVOCATION_TARGET, JdkPatch.THREAD))
        : new JdkHooks(instrumentation, log, Set.of(), Set.of(JdkPatch.INVOCATION_TARGET));
  }

  /** What exit traps need besides. */
  static JdkHooks ofTraps(
      Instrumentation instrumentation, AgentOptions options, TransformationLog log) {
    Set<String> brief =
        options.boundaries()
            ? Set.of(JdkPatch.RUNTIME, JdkPatch.FORK_JOIN_POOL, JdkPatch.TIMER)
            : Set.of(JdkPatch.RUNTIME, JdkPatch.THREAD);
    return new JdkHooks(instrumentation, log, Set.of(), brief);
  }

  /**
   * From now on classes get their hooks when they are loaded, and those get them at once that a
   * thread may be in for long. The others are let alone if they are loaded: to change a class costs
   * more than all else that is done at the start.
   *
   * @throws AgentException if that cannot be done
   */
  synchronized void watch() {
    if (!isWatching) {
      instrumentation.addTransformer(this, true);
      isWatching = true;
      if (!lasting.isEmpty()) {
        hookLoaded(lasting);
      }
    }
  }

  /**
   * Puts all of them in. Once they are, further calls do nothing.
   *
   * @throws AgentException if that cannot be done
   */
  synchronized void install() {
    if (!isInstalled) {
      watch();
      hookLoaded(all);
      isInstalled = true;
    }
  }

  private void hookLoaded(Set<String> names) {
    List<Class<?>> classes = loaded(names);
    if (classes.isEmpty()) {
      return;
    }
    try {
      instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
    } catch (UnmodifiableClassException | LinkageError e) {
      failure = e;
    }
    if (failure == null && !loaded(names).isEmpty()) {
      failure = new IllegalStateException("the JVM has shown the agent only " + hooked);
    }
    if (failure != null) {
      instrumentation.removeTransformer(this);
      throw new AgentException("cannot change " + names + ": " + failure);
    }
  }

  /** Those that have no hooks yet. */
  private List<Class<?>> loaded(Set<String> names) {
    // Hundreds of classes are loaded, and nothing is compiled yet: most are told by their length.
    boolean[] lengths = new boolean[LONGEST_NAME + 1];
    for (String name : names) {
      lengths[name.length()] = true;
    }
    List<Class<?>> found = new ArrayList<>();
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      String name = loaded.getName();
      int length = name.length();
      if (length <= LONGEST_NAME && lengths[length] && isToHook(loaded, name, names)) {
        found.add(loaded);
      }
    }
    return found;
  }

  private boolean isToHook(Class<?> loaded, String name, Set<String> names) {
    String internalName = name.replace('.', '/');
    return names.contains(internalName)
        && loaded.getClassLoader() == null
        && !hooked.contains(internalName);
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> loaded, ProtectionDomain domain, byte[] classFile) {
    if (loader != null || name == null || !all.contains(name)) {
      return null;
    }
    try {
      byte[] patched = JdkPatch.patch(name, classFile);
      hooked.add(name);
      return patched;
    } catch (Throwable e) {
      if (loaded == null) {
        log.failed(name, e);
      } else {
        failure = e; // The JVM would swallow it; told by who asked for it.
      }
      return null;
    }
  }
}
