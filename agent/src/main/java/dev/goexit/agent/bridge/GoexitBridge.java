package dev.goexit.agent.bridge;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What exists once in the JVM. Defined into {@code java.lang}, it is seen by woven code of every
 * loader and module, and by every copy of the runtime. Therefore it uses JRE types only, and no
 * lambda, nested class or string concatenation, since it is defined as one class.
 *
 * <p>The names of its members are part of the contract with dev.goexit.runtime.JvmWide and with the
 * weaver; tests check both.
 */
public final class GoexitBridge {
  /**
   * Under this key the system properties hold, while an agent attaches to a running JVM, the
   * objects of the runtime that is there already, in the order of the fields below.
   */
  public static final String SEED = "goexit.bridge.seed";

  private static final Object[] TAKEN_OVER = (Object[]) System.getProperties().remove(SEED);

  /**
   * Each thread's cell: descriptor, pending exit, the panic in its place, status, the static
   * initialisers that run.
   */
  public static final ThreadLocal<Object[]> CELLS = cells();

  /** The last goroutine id given out. */
  public static final AtomicLong IDS = ids();

  /** How many goroutines have started and not ended. */
  public static final AtomicInteger LIVE = live();

  /** What is to be done when main ends, told the throwable or null. */
  public static final AtomicReference<Consumer<Throwable>> MAIN_ENDED = mainEndedReference();

  /** The class whose main was woven. */
  public static final AtomicReference<String> MAIN_CLASS = mainClass();

  /** The thread that will run main, or does; null if the agent was attached too late to tell. */
  public static final AtomicReference<Thread> MAIN_THREAD = mainThread();

  private static final AtomicBoolean IS_MAIN_ENTERED = new AtomicBoolean();

  /** Whether this class is in use; the runtime that was there before has the same object. */
  public static final AtomicBoolean IS_AGENT_ACTIVE = agentActive();

  /** Why a method that asked for weaving was left alone, by class and method name. */
  public static final Map<String, String> UNWOVEN = unwoven();

  /**
   * The exit trap of each thread, a {@code BiConsumer<Integer, Boolean>} that is told the status
   * and whether it is a halt, and throws the exit; as a {@code BooleanSupplier} it tells whether
   * its command has exited. False to pass exits by; null for none. Threads inherit it from the
   * thread that makes them.
   */
  public static final InheritableThreadLocal<Object> TRAPS = traps();

  /**
   * Puts the hooks for traps into the JDK's classes, at the first trap; null if the agent has been
   * told not to.
   */
  public static final AtomicReference<Runnable> EXIT_HOOKS = exitHooks();

  /** Tells another thread's trap, for looking for a trap's threads. */
  public static final AtomicReference<Function<Thread, Object>> TRAP_OF_THREAD = trapOfThread();

  /**
   * Loaders of programs that are run under a trap, with the trap, or with false if several have had
   * it. Their classes are guarded.
   */
  public static final Map<ClassLoader, Object> TRAPPED_LOADERS = trappedLoaders();

  /** Whether there has been a trap in this JVM. */
  public static final AtomicBoolean ARE_TRAPS_USED = trapsUsed();

  /** Asked who is responsible on a thread without a trap: a trap or null. The agent's own. */
  public static final AtomicReference<Supplier<Object>> TRAP_OF_CALLER = new AtomicReference<>();

  // The slots of a cell; dev.goexit.runtime.ThreadCell names them for the runtime.
  private static final int PENDING = 1;
  private static final int DISPLACED_BY = 2;
  private static final int STATUS = 3;
  private static final int INITIALISERS = 4;

  /** The cell of a thread that has none. */
  private static final Object[] NOTHING = new Object[INITIALISERS + 1];

  /** Chains can be circles. */
  private static final int LONGEST_CAUSE_CHAIN = 100;

  private GoexitBridge() {}

  /**
   * A handler of guarded code ends without throwing: throws the exit again if what the handler
   * caught is the exit in flight on this goroutine, or the panic that took its place.
   *
   * @param caught may be null: the handler was not entered
   */
  public static void resume(Throwable caught) {
    Object[] cell = CELLS.get();
    if (cell == null || caught == null) {
      return;
    }
    Object pending = cell[PENDING];
    if (pending == null) {
      return;
    }
    if (caught == pending) {
      throw (Error) pending;
    }
    if (caught == cell[DISPLACED_BY]) {
      cell[DISPLACED_BY] = null;
      throw (Error) pending;
    }
  }

  /**
   * A handler of guarded code throws. The exit it holds wins, and keeps the other as suppressed; a
   * panic that had taken the exit's place gives that place to the new one.
   *
   * @param held what the handler caught; may be null
   * @return what is to be thrown
   */
  public static Throwable exitWins(Throwable held, Throwable thrown) {
    Object[] cell = CELLS.get();
    if (cell == null || held == null || held == thrown) {
      return thrown;
    }
    Object pending = cell[PENDING];
    if (pending != null && held == pending) {
      if (!isRefusedSelfSuppression(held, thrown)) {
        held.addSuppressed(thrown);
      }
      return held;
    }
    if (pending != null && thrown != pending && held == cell[DISPLACED_BY]) {
      cell[DISPLACED_BY] = thrown;
    }
    return thrown;
  }

  /**
   * Whether the handler was javac's of a resource whose close exits as its body did: it adds the
   * signal to itself, and is refused. That tells nothing to anybody.
   */
  private static boolean isRefusedSelfSuppression(Throwable held, Throwable thrown) {
    return thrown instanceof IllegalArgumentException && thrown.getCause() == held;
  }

  /** Hook of {@code Runtime.exit}. Throws the exit if the caller is under a trap. */
  public static void exit(int status) {
    ending(status, Boolean.FALSE);
  }

  /** Hook of {@code Runtime.halt}. Throws the exit if the caller is under a trap. */
  public static void halt(int status) {
    ending(status, Boolean.TRUE);
  }

  @SuppressWarnings("unchecked")
  private static void ending(int status, Boolean isHalt) {
    Object trap = TRAPS.get();
    Supplier<Object> caller = TRAP_OF_CALLER.get();
    if (trap == null && caller != null) {
      trap = caller.get();
    }
    if (trap instanceof BiConsumer) {
      ((BiConsumer<Integer, Boolean>) trap).accept(status, isHalt);
    }
  }

  /** Hook of {@code Runtime.addShutdownHook}. True if a trap has taken the hook. */
  @SuppressWarnings("unchecked")
  public static boolean addHook(Thread hook) {
    Object trap = TRAPS.get();
    return trap instanceof BiPredicate && ((BiPredicate<Thread, Boolean>) trap).test(hook, true);
  }

  /** Hook of {@code Runtime.removeShutdownHook}. True if a trap had the hook. */
  @SuppressWarnings("unchecked")
  public static boolean removeHook(Thread hook) {
    Object trap = TRAPS.get();
    return trap instanceof BiPredicate && ((BiPredicate<Thread, Boolean>) trap).test(hook, false);
  }

  /** Hook of {@code Thread.dispatchUncaughtException}. True if it is no exception but the exit. */
  public static boolean isUncaughtExit(Throwable thrown) {
    boolean isExit = isExitOfThisThread(thrown);
    boolean isMain = Thread.currentThread() == MAIN_THREAD.get();
    if (!isMain || !IS_MAIN_ENTERED.compareAndSet(false, true)) {
      return isExit;
    }
    return endMain(thrown, isExit);
  }

  /**
   * Main ended that had no bottom frame: the main class inherits it, or a launcher calls it by
   * reflection. After an exit, all threads that keep the JVM have ended when this goes on, and the
   * launcher would give a status that tells of an exception.
   */
  private static boolean endMain(Throwable thrown, boolean isExit) {
    try {
      mainEnded(thrown);
    } catch (Throwable panic) {
      return false;
    }
    if (isExit) {
      Runtime.getRuntime().exit(0);
    }
    return isExit;
  }

  private static boolean isExitOfThisThread(Throwable thrown) {
    Object[] cell = CELLS.get();
    Object pending = cell == null ? null : cell[PENDING];
    if (pending == null) {
      return false;
    }
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < LONGEST_CAUSE_CHAIN; depth++) {
      if (cause == pending) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /**
   * A pool's thread or a timer runs a task. An exit ends the task, and nobody else notices; but one
   * that ends a whole command ends its threads, too.
   */
  public static void runTask(Runnable task) {
    Object[] outer = enterExit();
    boolean isEndOfThread = false;
    try {
      task.run();
    } catch (Throwable thrown) {
      boolean isExit = isExitOfThisThread(thrown);
      isEndOfThread = isExit && isCommandExited();
      if (!isExit || isEndOfThread) {
        throw thrown;
      }
    } finally {
      if (!isEndOfThread) {
        leaveExit(outer);
      }
    }
  }

  /** As {@link #runTask}, of a periodic task. What it gives is asked by nobody. */
  public static Object callTask(Callable<?> task) throws Exception {
    Object[] outer = enterExit();
    try {
      return task.call();
    } catch (Throwable thrown) {
      if (!isExitOfThisThread(thrown) || isCommandExited()) {
        throw thrown;
      }
      return null;
    } finally {
      leaveExit(outer);
    }
  }

  private static boolean isCommandExited() {
    Object trap = TRAPS.get();
    return trap instanceof BooleanSupplier && ((BooleanSupplier) trap).getAsBoolean();
  }

  /**
   * A fork/join task begins, whose future keeps what it throws. On a thread that is no worker the
   * task is a part of what its caller does, and an exit in it is the caller's.
   */
  public static Object enterTask() {
    return Thread.currentThread() instanceof ForkJoinWorkerThread ? enterExit() : null;
  }

  /** It ends. */
  public static void leaveTask(Throwable thrown, Object outer) throws Throwable {
    if (outer != null) {
      leaveExit((Object[]) outer);
    }
    if (thrown != null) {
      throw thrown;
    }
  }

  /** What is in flight on this thread, which what comes now has no part in. */
  private static Object[] enterExit() {
    Object[] cell = CELLS.get();
    if (cell == null) {
      return NOTHING;
    }
    Object[] outer = cell.clone();
    cell[PENDING] = null;
    cell[DISPLACED_BY] = null;
    cell[INITIALISERS] = null;
    return outer;
  }

  private static void leaveExit(Object[] outer) {
    Object[] cell = CELLS.get();
    if (cell != null) {
      cell[PENDING] = outer[PENDING];
      cell[DISPLACED_BY] = outer[DISPLACED_BY];
      cell[STATUS] = outer[STATUS];
      cell[INITIALISERS] = outer[INITIALISERS];
    }
  }

  /**
   * A static initialiser of guarded code begins. An exit in it would make the class unusable, and
   * is refused.
   *
   * @param className a constant of the class, told from others by identity
   */
  public static void enterInitialiser(String className) {
    Object[] cell = CELLS.get();
    if (cell == null) {
      cell = new Object[INITIALISERS + 1];
      CELLS.set(cell);
    }
    cell[INITIALISERS] = new Object[] {className, cell[INITIALISERS]};
  }

  /**
   * It returns. Those inside it that threw have not said so, and are forgotten with it; one that
   * threw and is inside no other stays, and dev.goexit.runtime.Initialisers sees that it is over.
   */
  public static void leaveInitialiser(String className) {
    Object[] cell = CELLS.get();
    Object mark = cell == null ? null : cell[INITIALISERS];
    while (mark != null) {
      Object[] initialiser = (Object[]) mark;
      mark = initialiser[1];
      if (initialiser[0] == className) {
        cell[INITIALISERS] = mark;
        return;
      }
    }
  }

  /** The launcher calls main. True the first time: then main is to be run in its bottom frame. */
  public static boolean enterMain(String className) {
    if (!IS_MAIN_ENTERED.compareAndSet(false, true)) {
      return false;
    }
    MAIN_CLASS.set(className);
    MAIN_THREAD.set(Thread.currentThread());
    return true;
  }

  /** Main ended in its bottom frame. Throws what is to leave it. */
  public static void mainEnded(Throwable thrown) throws Throwable {
    if (thrown != null && MAIN_ENDED.get() == null) {
      wakeRuntime();
    }
    Consumer<Throwable> ended = MAIN_ENDED.get();
    if (ended != null) {
      ended.accept(thrown);
    } else if (thrown != null) {
      throw thrown;
    }
  }

  /** Main panics, and no runtime has come up yet that could crash, if it is asked to. */
  private static void wakeRuntime() {
    try {
      if ("crash".equals(System.getProperty("goexit.panic"))) {
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        Class.forName("dev.goexit.Goroutine", true, loader).getMethod("current").invoke(null);
      }
    } catch (ReflectiveOperationException | LinkageError e) {
      // The application has no runtime. Its exception goes where it always did.
    }
  }

  @SuppressWarnings("unchecked")
  private static ThreadLocal<Object[]> cells() {
    return TAKEN_OVER == null ? new ThreadLocal<>() : (ThreadLocal<Object[]>) TAKEN_OVER[0];
  }

  private static AtomicLong ids() {
    return TAKEN_OVER == null ? new AtomicLong(1) : (AtomicLong) TAKEN_OVER[1];
  }

  private static AtomicInteger live() {
    return TAKEN_OVER == null ? new AtomicInteger() : (AtomicInteger) TAKEN_OVER[2];
  }

  @SuppressWarnings("unchecked")
  private static AtomicReference<Consumer<Throwable>> mainEndedReference() {
    return TAKEN_OVER == null
        ? new AtomicReference<>()
        : (AtomicReference<Consumer<Throwable>>) TAKEN_OVER[3];
  }

  @SuppressWarnings("unchecked")
  private static AtomicReference<String> mainClass() {
    return TAKEN_OVER == null ? new AtomicReference<>() : (AtomicReference<String>) TAKEN_OVER[4];
  }

  @SuppressWarnings("unchecked")
  private static AtomicReference<Thread> mainThread() {
    return TAKEN_OVER == null ? new AtomicReference<>() : (AtomicReference<Thread>) TAKEN_OVER[5];
  }

  private static AtomicBoolean agentActive() {
    AtomicBoolean isActive =
        TAKEN_OVER == null ? new AtomicBoolean() : (AtomicBoolean) TAKEN_OVER[6];
    isActive.set(true);
    return isActive;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> unwoven() {
    return TAKEN_OVER == null ? new ConcurrentHashMap<>() : (Map<String, String>) TAKEN_OVER[7];
  }

  @SuppressWarnings("unchecked")
  private static InheritableThreadLocal<Object> traps() {
    return TAKEN_OVER == null
        ? new InheritableThreadLocal<>()
        : (InheritableThreadLocal<Object>) TAKEN_OVER[8];
  }

  @SuppressWarnings("unchecked")
  private static AtomicReference<Runnable> exitHooks() {
    return TAKEN_OVER == null ? new AtomicReference<>() : (AtomicReference<Runnable>) TAKEN_OVER[9];
  }

  @SuppressWarnings("unchecked")
  private static AtomicReference<Function<Thread, Object>> trapOfThread() {
    return TAKEN_OVER == null
        ? new AtomicReference<>()
        : (AtomicReference<Function<Thread, Object>>) TAKEN_OVER[10];
  }

  @SuppressWarnings("unchecked")
  private static Map<ClassLoader, Object> trappedLoaders() {
    return TAKEN_OVER == null
        ? Collections.synchronizedMap(new WeakHashMap<>())
        : (Map<ClassLoader, Object>) TAKEN_OVER[11];
  }

  private static AtomicBoolean trapsUsed() {
    return TAKEN_OVER == null ? new AtomicBoolean() : (AtomicBoolean) TAKEN_OVER[12];
  }
}
