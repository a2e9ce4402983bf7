package dev.goexit.agent;

import dev.goexit.agent.AgentOptions.SystemExit;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the agent does for exit traps: the hooks in the JDK's classes, put there when the first trap
 * asks for them, and the two questions that only an agent can answer. To the bridge it is what puts
 * the hooks there, and what tells the trap of the caller.
 */
final class TrapSupport implements Runnable, Supplier<Object> {
  private final Class<?> bridge;

  /** Of programs under a trap: the bridge's own map. */
  private final Map<ClassLoader, Object> loaders;

  private final JdkHooks hooks;
  private final boolean isLogging;

  private TrapSupport(
      Class<?> bridge, Map<ClassLoader, Object> loaders, JdkHooks hooks, boolean isLogging) {
    this.bridge = bridge;
    this.loaders = loaders;
    this.hooks = hooks;
    this.isLogging = isLogging;
  }

  /** Tells the bridge what there is. */
  static void offer(
      Class<?> bridge, Map<ClassLoader, Object> loaders, JdkHooks hooks, AgentOptions options)
      throws ReflectiveOperationException {
    if (options.systemExit() == SystemExit.OFF) {
      return;
    }
    boolean isLogging = options.systemExit() == SystemExit.LOG;
    TrapSupport support = new TrapSupport(bridge, loaders, hooks, isLogging);
    support.<Function<Thread, Object>>reference("TRAP_OF_THREAD").set(new ThreadTraps(bridge));
    support.<Runnable>reference("EXIT_HOOKS").set(support);
    if (options.boundaries()) {
      support.<BiFunction<Object, Object, Object>>reference("TRAP_OF_TASK").set(new TaskTraps());
    }
    support.<Supplier<Object>>reference("TRAP_OF_CALLER").set(support);
    if (isLogging) {
      hooks.install();
    }
  }

  /** The first trap is set. */
  @Override
  public void run() {
    hooks.install();
  }

  /** An exit is called on a thread without a trap: whose is it? Null for nobody's. */
  @Override
  public Object get() {
    Object trap = trapOfCaller();
    if (trap == null && isLogging) {
      System.err.println("goexit agent: " + ExitSite.describe());
    }
    return trap;
  }

  /** The trap of the program whose class stands on the stack: by its loader. */
  private Object trapOfCaller() {
    if (loaders.isEmpty()) {
      return null;
    }
    return StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames
                    .map(StackFrame::getDeclaringClass)
                    .map(type -> trapOf(loaders, type.getClassLoader()))
                    .filter(trap -> trap != null && trap != Boolean.FALSE)
                    .findFirst()
                    .orElse(null));
  }

  /** Of the loader or one above it. */
  static Object trapOf(Map<ClassLoader, Object> loaders, ClassLoader loader) {
    ClassLoader above = loader;
    while (above != null) {
      Object trap = loaders.get(above);
      if (trap != null) {
        return trap;
      }
      above = above.getParent();
    }
    return null;
  }

  @SuppressWarnings("unchecked")
  private <T> AtomicReference<T> reference(String field) throws ReflectiveOperationException {
    return (AtomicReference<T>) bridge.getField(field).get(null);
  }
}
