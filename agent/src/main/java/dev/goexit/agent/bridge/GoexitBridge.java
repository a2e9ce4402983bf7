package dev.goexit.agent.bridge;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

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
  public static final ThreadLocal<Object[]> CELLS = shared(0, new ThreadLocal<>());

  /** The last goroutine id given out. */
  public static final AtomicLong IDS = shared(1, new AtomicLong(1));

  /** How many goroutines have started and not ended. */
  public static final AtomicInteger LIVE = shared(2, new AtomicInteger());

  /** What is to be done when main ends, told the throwable or null. */
  public static final AtomicReference<Consumer<Throwable>> MAIN_ENDED =
      shared(3, new AtomicReference<>());

  /** The class whose main was woven. */
  public static final AtomicReference<String> MAIN_CLASS = shared(4, new AtomicReference<>());

  /** The thread that will run main, or does; null if the agent was attached too late to tell. */
  public static final AtomicReference<Thread> MAIN_THREAD = shared(5, new AtomicReference<>());

  private static final AtomicBoolean IS_MAIN_ENTERED = new AtomicBoolean();

  /** Whether this class is in use; the runtime that was there before has the same object. */
  public static final AtomicBoolean IS_AGENT_ACTIVE = shared(6, new AtomicBoolean());

  /** Why a method that asked for weaving was left alone, by class and method name. */
  public static final Map<String, String> UNWOVEN = shared(7, new ConcurrentHashMap<>());

  /**
   * The exit trap of each thread, a {@code BiConsumer<Integer, Boolean>} that is told the status
   * and whether it is a halt, and throws the exit; as a {@code BooleanSupplier} it tells whether
   * its command has exited; as a {@code BiFunction} it gives the command's own stream for one of
   * the JVM's standard streams, and takes a replacement for it; as a {@code ToIntFunction} it is
   * told that a thread joins its command for a task, by true, and leaves it. False to pass exits
   * by; null for none. Threads inherit it from the thread that makes them.
   */
  public static final InheritableThreadLocal<Object> TRAPS =
      shared(8, new InheritableThreadLocal<>());

  /**
   * Puts the hooks for traps into the JDK's classes, at the first trap; null if the agent has been
   * told not to.
   */
  public static final AtomicReference<Runnable> EXIT_HOOKS = shared(9, new AtomicReference<>());

  /** Tells another thread's trap, for looking for a trap's threads. */
  public static final AtomicReference<Function<Thread, Object>> TRAP_OF_THREAD =
      shared(10, new AtomicReference<>());

  /**
   * Loaders of programs that are run under a trap, with the trap, or with false if several have had
   * it. Their classes are guarded.
   */
  public static final Map<ClassLoader, Object> TRAPPED_LOADERS =
      shared(11, Collections.synchronizedMap(new WeakHashMap<>()));

  /** Whether there has been a trap in this JVM. */
  public static final AtomicBoolean ARE_TRAPS_USED = shared(12, new AtomicBoolean());

  /** What is to be done when another thread than main ends by a throwable that nobody handles. */
  public static final AtomicReference<Consumer<Throwable>> UNCAUGHT =
      shared(13, new AtomicReference<>());

  /**
   * Told of each exit, as a {@code Consumer<Throwable>} of its signal, and asked who has swallowed
   * it, as a {@code Function<Throwable, String>}; null for nobody.
   */
  public static final AtomicReference<Object> AUDIT = shared(14, new AtomicReference<>());

  /** Asked who is responsible on a thread without a trap: a trap or null. The agent's own. */
  public static final AtomicReference<Supplier<Object>> TRAP_OF_CALLER = new AtomicReference<>();

  /**
   * Told the trap under which one of the JDK's tasks or pools was made, and asked for it by null.
   * As a {@code BiConsumer} it is told who gave a task, which may be given again. The agent's own;
   * null if tasks are no boundaries.
   */
  public static final AtomicReference<BiFunction<Object, Object, Object>> TRAP_OF_TASK =
      new AtomicReference<>();

  // The slots of a cell; dev.goexit.runtime.ThreadCell names them for the runtime.
  private static final int PENDING = 1;
  private static final int DISPLACED_BY = 2;
  private static final int STATUS = 3;
  private static final int INITIALISERS = 4;

  /** The length of what {@link #enterTask} gives then; a cell is longer. */
  private static final int UNDER_ANOTHER_TRAP = 3;

  /** The cell of a thread that has none. */
  private static final Object[] NOTHING = new Object[INITIALISERS + 1];

  /** Chains can be circles. */
  private static final int LONGEST_CAUSE_CHAIN = 100;

  static {
    IS_AGENT_ACTIVE.set(true);
  }

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
    if (carries(caught, pending)) {
      throw (Error) pending;
    }
    if (carries(caught, cell[DISPLACED_BY])) {
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
    Throwable pending = (Throwable) cell[PENDING];
    if (pending == null || thrown == pending) {
      return thrown;
    }
    if (carries(held, pending)) {
      if (!isRefusedSelfSuppression(pending, thrown)) {
        pending.addSuppressed(thrown);
      }
      return pending;
    }
    if (carries(held, cell[DISPLACED_BY])) {
      cell[DISPLACED_BY] = thrown;
    }
    return thrown;
  }

  /**
   * Whether the throwable is the one looked for, or was made to wrap it: a service loader, a future
   * and code that is not guarded do so.
   */
  private static boolean carries(Throwable thrown, Object lookedFor) {
    Throwable cause = lookedFor == null ? null : thrown;
    for (int depth = 0; cause != null && depth < LONGEST_CAUSE_CHAIN; depth++) {
      if (cause == lookedFor) {
        return true;
      }
      cause = causeOf(cause);
    }
    return false;
  }

  /** A throwable may compute its cause and fail: that is nothing to whoever caught it. */
  private static Throwable causeOf(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (RuntimeException e) {
      return null;
    }
  }

  /**
   * Whether the handler was javac's of a resource whose close exits as its body did: it adds the
   * signal to itself, and is refused. That tells nothing to anybody.
   */
  private static boolean isRefusedSelfSuppression(Throwable held, Throwable thrown) {
    return thrown instanceof IllegalArgumentException && causeOf(thrown) == held;
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

  /** {@code System.out}, as a program that runs under a trap sees it. */
  public static PrintStream out() {
    return (PrintStream) ownStream(System.out);
  }

  /** {@code System.err}, likewise. */
  public static PrintStream err() {
    return (PrintStream) ownStream(System.err);
  }

  /** {@code System.in}, likewise. */
  public static InputStream in() {
    return (InputStream) ownStream(System.in);
  }

  /** {@code System.setOut} in such a program: for it alone, if it has streams of its own. */
  public static void setOut(PrintStream replacement) {
    if (!isReplaced(System.out, replacement)) {
      System.setOut(replacement);
    }
  }

  /** {@code System.setErr}, likewise. */
  public static void setErr(PrintStream replacement) {
    if (!isReplaced(System.err, replacement)) {
      System.setErr(replacement);
    }
  }

  /** {@code System.setIn}, likewise. */
  public static void setIn(InputStream replacement) {
    if (!isReplaced(System.in, replacement)) {
      System.setIn(replacement);
    }
  }

  @SuppressWarnings("unchecked")
  private static Object ownStream(Object ofJvm) {
    Object trap = TRAPS.get();
    return trap instanceof BiFunction
        ? ((BiFunction<Object, Object, Object>) trap).apply(ofJvm, null)
        : ofJvm;
  }

  @SuppressWarnings("unchecked")
  private static boolean isReplaced(Object ofJvm, Object replacement) {
    Object trap = TRAPS.get();
    return replacement != null
        && trap instanceof BiFunction
        && ((BiFunction<Object, Object, Object>) trap).apply(ofJvm, replacement) == replacement;
  }

  /** Hook of {@code Thread.dispatchUncaughtException}. True if it is no exception but the exit. */
  public static boolean isUncaughtExit(Throwable thrown) {
    boolean isExit = isExitOfThisThread(thrown);
    boolean isMain = Thread.currentThread() == MAIN_THREAD.get();
    if (!isMain && !isExit) {
      uncaught(thrown);
    }
    if (!isMain || !IS_MAIN_ENTERED.compareAndSet(false, true)) {
      return isExit;
    }
    return endMain(thrown, isExit);
  }

  /** A panic on a thread that no runtime started: it is crashed there, if that is asked for. */
  private static void uncaught(Throwable thrown) {
    if (UNCAUGHT.get() == null) {
      wakeRuntime();
    }
    Consumer<Throwable> told = UNCAUGHT.get();
    if (told != null) {
      told.accept(thrown);
    }
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
    return cell != null && carries(thrown, cell[PENDING]);
  }

  /**
   * Hook of the constructors of the JDK's tasks and pools, and of what starts one of its tasks: it
   * is of the command that does so, wherever it will run.
   *
   * @param taskOrPool may be null, which the hooked method refuses
   */
  public static void made(Object taskOrPool) {
    if (ARE_TRAPS_USED.get() && taskOrPool != null) {
      Object trap = TRAPS.get();
      BiFunction<Object, Object, Object> traps = TRAP_OF_TASK.get();
      if (trap instanceof ToIntFunction && traps != null) {
        traps.apply(taskOrPool, trap);
      }
    }
  }

  /**
   * Hook of {@code ThreadPoolExecutor.execute}. A task that is not of the JDK's own kinds may be
   * given several times, by several commands.
   */
  @SuppressWarnings("unchecked")
  public static void given(Runnable task) {
    if (ARE_TRAPS_USED.get() && !(task instanceof FutureTask || task instanceof ForkJoinTask)) {
      Object trap = TRAPS.get();
      Object traps = TRAP_OF_TASK.get();
      if (trap instanceof ToIntFunction && traps instanceof BiConsumer && task != null) {
        ((BiConsumer<Object, Object>) traps).accept(task, trap);
      }
    }
  }

  /**
   * A pool's thread begins its work. It is of the command that made the pool: whoever made the
   * thread has only given the pool a task.
   */
  public static void enterPool(Object pool) {
    if (ARE_TRAPS_USED.get()) {
      setTrap(isThreadOfJdk() ? null : trapOf(pool));
    }
  }

  /** The JDK makes such threads once for all, whoever comes first; carriers of virtual ones too. */
  private static boolean isThreadOfJdk() {
    Thread thread = Thread.currentThread();
    ThreadGroup group = thread.getThreadGroup();
    return thread.getClass().getName().startsWith("jdk.internal.")
        || group != null && group.getParent() == null // The reaper of processes is in there.
        || thread.getName().equals("CompletableFutureDelayScheduler");
  }

  private static Object trapOf(Object taskOrPool) {
    BiFunction<Object, Object, Object> traps = TRAP_OF_TASK.get();
    return traps == null ? null : traps.apply(taskOrPool, null);
  }

  private static void setTrap(Object trap) {
    if (trap == null) {
      TRAPS.remove();
    } else {
      TRAPS.set(trap);
    }
  }

  /**
   * Puts the calling thread under a trap. Gives what it was under, for {@link #leaveTrap}. Whoever
   * interrupts the trap's threads must find it among those that have joined, as long as it finds it
   * at all: an interrupt is taken back from them when they leave.
   */
  @SuppressWarnings("unchecked")
  private static Object enterTrap(Object trap) {
    Object outer = TRAPS.get();
    if (trap instanceof ToIntFunction) {
      ((ToIntFunction<Boolean>) trap).applyAsInt(Boolean.TRUE);
    }
    setTrap(trap);
    return outer;
  }

  @SuppressWarnings("unchecked")
  private static void leaveTrap(Object trap, Object outer) {
    setTrap(outer);
    if (trap instanceof ToIntFunction) {
      ((ToIntFunction<Boolean>) trap).applyAsInt(Boolean.FALSE);
    }
  }

  /**
   * A pool's thread or a timer runs a task, under the trap of the command that gave it. An exit
   * ends the task, and nobody else notices; but one that ends a whole command ends its threads,
   * too.
   */
  public static void runTask(Runnable task) {
    Object[] outer = enterExit();
    Object trap = ARE_TRAPS_USED.get() ? trapOf(task) : null;
    boolean isOfAnother = trap != null && trap != TRAPS.get();
    Object outerTrap = isOfAnother ? enterTrap(trap) : null;
    boolean isEndOfThread = false;
    try {
      task.run();
    } catch (Throwable thrown) {
      boolean isExit = isExitOfThisThread(thrown);
      isEndOfThread = isExit && !isOfAnother && isCommandExited();
      if (!isExit || isEndOfThread) {
        throw thrown;
      }
    } finally {
      if (isOfAnother) {
        leaveTrap(trap, outerTrap);
      }
      if (!isEndOfThread) {
        leaveExit(outer);
      }
    }
  }

  /**
   * Within a task of a fork-join pool's that was given to execute: an exit ends it, and the pool,
   * which is told by what is around it, is not to tell it as an error.
   */
  public static void runUntilExit(Runnable task) {
    try {
      task.run();
    } catch (Throwable thrown) {
      if (!isExitOfThisThread(thrown)) {
        throw thrown;
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
   * task is a part of what its caller does, and an exit in it is the caller's; unless it is of
   * another command: who waits for a task may be made to help with others.
   */
  public static Object enterTask(Object task) {
    boolean isWorker = Thread.currentThread() instanceof ForkJoinWorkerThread;
    if (!ARE_TRAPS_USED.get()) {
      return isWorker ? enterExit() : null;
    }
    Object here = TRAPS.get();
    Object trap = trapOf(task);
    if (trap == null && here != null) {
      trap = isWorker ? trapOf(((ForkJoinWorkerThread) Thread.currentThread()).getPool()) : here;
    }
    if (trap == here || isThreadOfJdk()) {
      return isWorker ? enterExit() : null;
    }
    return new Object[] {enterExit(), trap, enterTrap(trap)};
  }

  /** It ends. */
  public static void leaveTask(Throwable thrown, Object entered) throws Throwable {
    if (entered != null) {
      Object[] outer = (Object[]) entered;
      if (outer.length == UNDER_ANOTHER_TRAP) {
        leaveTrap(outer[1], outer[2]);
        outer = (Object[]) outer[0];
      }
      leaveExit(outer);
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

  /** A thread panics, and no runtime has come up yet that could crash, if it is asked to. */
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

  /** What is shared by all: of the runtime that was there before, or else made now. */
  @SuppressWarnings("unchecked")
  private static <T> T shared(int index, T made) {
    return TAKEN_OVER == null ? made : (T) TAKEN_OVER[index];
  }
}
