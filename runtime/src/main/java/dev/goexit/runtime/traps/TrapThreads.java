package dev.goexit.runtime.traps;

import dev.goexit.runtime.JvmWide;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The threads of a command. Some say so: the one that runs the body, and those of pools while they
 * run a goroutine of it. The others have inherited the trap from the thread that made them, and are
 * found by looking through all threads of the JVM; virtual ones cannot be.
 *
 * <p>Any thread. The monitor guards all fields, and is notified of exits and leavings.
 */
final class TrapThreads {
  private static final long LONGEST_PAUSE_MILLIS = 16;

  private final Trap trap;

  /** Those that said so, and how often. */
  private final Map<Thread, Integer> joined = new HashMap<>();

  /** Of those, the ones that we have interrupted. */
  private final Set<Thread> interrupted = new HashSet<>();

  TrapThreads(Trap trap) {
    this.trap = trap;
  }

  /** The calling thread works for the command; gives how often it does. */
  synchronized int join() {
    return joined.merge(Thread.currentThread(), 1, Integer::sum);
  }

  /**
   * The thread goes back to others, who are not to meet our interrupt; gives how often it still
   * works for the command.
   */
  synchronized int leave() {
    Thread thread = Thread.currentThread();
    int left = joined.merge(thread, -1, Integer::sum);
    if (left == 0) {
      joined.remove(thread);
      if (interrupted.remove(thread)) {
        Thread.interrupted();
      }
    }
    notifyAll();
    return left;
  }

  /** Starts a hook, unless the command did so itself. */
  void start(Thread hook) {
    if (hook.getState() == Thread.State.NEW) {
      hook.start();
    }
  }

  synchronized void interruptOthers() {
    for (Thread thread : others()) {
      if (joined.containsKey(thread)) {
        interrupted.add(thread);
      }
      thread.interrupt();
    }
    notifyAll();
  }

  /** Waits while the body runs and there is no exit. */
  void awaitBody(BooleanSupplier isRunning) throws InterruptedException {
    await(null, () -> !trap.isExited() && isRunning.getAsBoolean());
  }

  /** The body has ended on its thread. */
  synchronized void notifyOfEnd() {
    notifyAll();
  }

  /**
   * Waits until there is an exit, or no thread but daemons; or for the limit, if it is not null.
   */
  void awaitWork(Duration limit) throws InterruptedException {
    await(limit, () -> !trap.isExited() && hasThread(thread -> !thread.isDaemon()));
  }

  /** Waits until these have ended. */
  void awaitEnd(List<Thread> ending, Duration limit) throws InterruptedException {
    await(limit, () -> ending.stream().anyMatch(Thread::isAlive));
  }

  /**
   * Waits until there are none that may stop; asks once more in between. Gives those that are there
   * still.
   */
  List<Thread> awaitStop(Duration limit) throws InterruptedException {
    List<Thread> left = awaitThoseThatMayStop(limit.dividedBy(2));
    if (!left.isEmpty()) {
      interruptOthers();
      left = awaitThoseThatMayStop(limit.dividedBy(2));
    }
    return left;
  }

  /**
   * Waits until there are none that may stop; gives those that the last look has found. Who is seen
   * only by a further look, a worker of a pool that takes up a task late, has been given no time.
   */
  private synchronized List<Thread> awaitThoseThatMayStop(Duration limit)
      throws InterruptedException {
    List<Thread> found = new ArrayList<>();
    await(
        limit,
        () -> {
          found.clear();
          found.addAll(others());
          return found.stream().anyMatch(this::mayStop);
        });
    return found;
  }

  /**
   * A daemon that has taken its interrupt and waits again does not care for it. A JVM would not
   * have waited for it, so neither do we; but it is told.
   */
  private boolean mayStop(Thread thread) {
    return !thread.isDaemon()
        || joined.containsKey(thread)
        || thread.isInterrupted()
        || !isWaiting(thread.getState());
  }

  private static boolean isWaiting(Thread.State state) {
    return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
  }

  /** A thread's end tells nobody, so it is looked for: often at first, then less. */
  private synchronized void await(Duration limit, BooleanSupplier isWaiting)
      throws InterruptedException {
    long deadline = limit == null ? Long.MAX_VALUE : System.nanoTime() + limit.toNanos();
    long pause = 1;
    while (isWaiting.getAsBoolean() && (limit == null || deadline - System.nanoTime() > 0)) {
      wait(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }
  }

  private synchronized boolean hasThread(Predicate<Thread> kind) {
    return others().stream().anyMatch(kind);
  }

  /** Those that live, without the calling one. */
  private Set<Thread> others() {
    Set<Thread> threads = new LinkedHashSet<>(joined.keySet());
    Function<Thread, Object> trapOf = JvmWide.TRAP_OF_THREAD.get();
    for (Thread thread : allThreads()) {
      if (trapOf.apply(thread) instanceof Trap its && its.isWithin(trap) && !isOfJdk(thread)) {
        threads.add(thread);
      }
    }
    threads.remove(Thread.currentThread());
    return threads;
  }

  /** The JDK makes these threads once for all, on the first thread that needs them. */
  private static boolean isOfJdk(Thread thread) {
    return thread.getName().equals("CompletableFutureDelayScheduler") // 17 to 24
        || thread.getName().equals("ForkJoinPool.commonPool-delayScheduler"); // from 25 on
  }

  private static List<Thread> allThreads() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] threads = new Thread[root.activeCount() + 16];
    int count;
    while ((count = root.enumerate(threads)) == threads.length) {
      threads = new Thread[2 * threads.length];
    }
    return Arrays.asList(threads).subList(0, count);
  }
}
