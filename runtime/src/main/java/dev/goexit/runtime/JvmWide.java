package dev.goexit.runtime;

import java.lang.reflect.Field;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The way to what exists once in the JVM, however many copies of this runtime there are: with the
 * agent it is held by the bridge, a class in {@code java.lang}; without it by this copy alone. Both
 * hold the same JRE objects, so that no code here asks which it is.
 */
public final class JvmWide {
  /** Where the agent defines the bridge. Its template is dev.goexit.agent.bridge.GoexitBridge. */
  private static final String BRIDGE = "java.lang.GoexitBridge";

  private static final Class<?> BRIDGE_CLASS = bridge();

  /** Each thread's {@link ThreadCell}. */
  static final ThreadLocal<Object[]> CELLS = shared("CELLS", new ThreadLocal<>());

  /** The last goroutine id given out. 1 is kept for the main goroutine. */
  static final AtomicLong IDS = shared("IDS", new AtomicLong(1));

  /**
   * How many goroutines of all schedulers have started and not ended. Workers borrow from it in
   * batches, so that only 0 is exact. Also the monitor that is notified when it comes down to 0.
   */
  static final AtomicInteger LIVE = shared("LIVE", new AtomicInteger());

  /** What is to be done when the main class's main ends; null where no runtime has come up yet. */
  static final AtomicReference<Consumer<Throwable>> MAIN_ENDED =
      shared("MAIN_ENDED", new AtomicReference<>());

  /** The class whose main was woven, and so has a goexit method of its own; null if none was. */
  static final AtomicReference<String> MAIN_CLASS = shared("MAIN_CLASS", new AtomicReference<>());

  /** The thread that runs main, as the agent saw it; null where it did not. */
  static final AtomicReference<Thread> MAIN_THREAD = shared("MAIN_THREAD", new AtomicReference<>());

  /** Whether the agent is in this JVM. It may come later than this class, by attaching. */
  private static final AtomicBoolean IS_AGENT_ACTIVE =
      shared("IS_AGENT_ACTIVE", new AtomicBoolean());

  /** Why the agent left a method unwoven that asked for it, by class and method name. */
  static final Map<String, String> UNWOVEN = shared("UNWOVEN", new ConcurrentHashMap<>());

  /**
   * The exit trap of each thread: a {@link dev.goexit.runtime.traps.Trap} of some copy of this
   * runtime, false to pass exits by, null for none. Threads inherit it from the thread that makes
   * them.
   */
  public static final InheritableThreadLocal<Object> TRAPS =
      shared("TRAPS", new InheritableThreadLocal<>());

  /** Puts the hooks that traps need into the JDK's classes; holds null where nobody can. */
  public static final AtomicReference<Runnable> EXIT_HOOKS =
      shared("EXIT_HOOKS", new AtomicReference<>());

  /** Tells another thread's trap. */
  public static final AtomicReference<Function<Thread, Object>> TRAP_OF_THREAD =
      shared("TRAP_OF_THREAD", new AtomicReference<>());

  /** Loaders of programs that run under a trap: with the trap, or false if several have had it. */
  public static final Map<ClassLoader, Object> TRAPPED_LOADERS =
      shared("TRAPPED_LOADERS", Collections.synchronizedMap(new WeakHashMap<>()));

  /** Whether there has been a trap in this JVM: until then nobody looks for one. */
  static final AtomicBoolean ARE_TRAPS_USED = shared("ARE_TRAPS_USED", new AtomicBoolean());

  /** What is to be done when a thread of others ends by a throwable that nobody handles. */
  static final AtomicReference<Consumer<Throwable>> UNCAUGHT =
      shared("UNCAUGHT", new AtomicReference<>());

  /**
   * With {@code audit=true} a {@code Consumer<Throwable>} that is told each exit as it begins, and
   * a {@code Function<Throwable, String>} that knows who has swallowed it; else it holds null.
   */
  static final AtomicReference<Object> AUDIT = shared("AUDIT", new AtomicReference<>());

  static {
    Unwinder
        .load(); // While there is stack for it: the first use of the runtime comes through here.
  }

  private JvmWide() {}

  /** Whether the agent is in this JVM now. */
  public static boolean isAgentActive() {
    return IS_AGENT_ACTIVE.get();
  }

  private static Class<?> bridge() {
    try {
      return Class.forName(BRIDGE, true, null);
    } catch (ClassNotFoundException e) {
      return null; // No agent.
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> T shared(String field, T own) {
    if (BRIDGE_CLASS == null) {
      return own;
    }
    try {
      Field held = BRIDGE_CLASS.getField(field);
      return (T) held.get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(mismatch(field), e);
    }
  }

  private static String mismatch(String member) {
    return "goexit-runtime.jar finds no "
        + BRIDGE
        + "."
        + member
        + ": the agent in this JVM is of another version. Use goexit-agent.jar and"
        + " goexit-runtime.jar of one version.";
  }
}
