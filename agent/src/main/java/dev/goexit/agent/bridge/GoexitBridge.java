package dev.goexit.agent.bridge;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

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

  /** Each thread's cell: descriptor, pending exit, the panic in its place, status. */
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

  // The slots of a cell; dev.goexit.runtime.ThreadCell names them for the runtime.
  private static final int PENDING = 1;
  private static final int DISPLACED_BY = 2;

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
      held.addSuppressed(thrown);
      return held;
    }
    if (pending != null && thrown != pending && held == cell[DISPLACED_BY]) {
      cell[DISPLACED_BY] = thrown;
    }
    return thrown;
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
    Consumer<Throwable> ended = MAIN_ENDED.get();
    if (ended != null) {
      ended.accept(thrown);
    } else if (thrown != null) {
      throw thrown;
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
}
