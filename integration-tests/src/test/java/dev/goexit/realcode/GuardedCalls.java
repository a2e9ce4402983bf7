package dev.goexit.realcode;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what {@link GuardProbe} has probed classes tell, and exits or throws at the n-th call, on
 * one thread: an exit on another would end a task that the test waits for.
 */
public final class GuardedCalls {
  private static final AtomicInteger SITES = new AtomicInteger();
  private static final Set<Integer> ENTERED = ConcurrentHashMap.newKeySet();
  private static final AtomicLong ENTRIES = new AtomicLong();
  private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();

  private static volatile Thread watched;

  // Of the watched thread.
  private static int calls;
  private static int raiseAt;
  private static Runnable raise;
  private static StackTraceElement[] raisedAt;
  private static boolean isRefused;

  private GuardedCalls() {}

  /** A number for a handler. */
  static int newSite() {
    return SITES.getAndIncrement();
  }

  static void failed(String className, Throwable e) {
    FAILED.add(className + ": " + e);
  }

  /** A guarded handler is entered. */
  public static void entered(int site) {
    ENTRIES.incrementAndGet();
    ENTERED.add(site);
  }

  /** A call in the range of a guarded handler is about to be made. */
  public static void call() {
    if (Thread.currentThread() != watched || ++calls != raiseAt) {
      return;
    }
    raisedAt = new Throwable().getStackTrace();
    try {
      raise.run();
    } catch (IllegalStateException e) {
      isRefused = true;
      throw e;
    }
  }

  /** Counts this thread's calls anew; has this run at that one, none for 0. */
  static void watch(int call, Runnable atCall) {
    calls = 0;
    raiseAt = call;
    raise = atCall;
    raisedAt = null;
    isRefused = false;
    watched = Thread.currentThread();
  }

  /** How many there were since. */
  static int calls() {
    return calls;
  }

  /** Where it was; null for nowhere. */
  static StackTraceElement[] raisedAt() {
    return raisedAt;
  }

  /** Whether the exit was refused there, as under a static initialiser. */
  static boolean isRefused() {
    return isRefused;
  }

  static long entries() {
    return ENTRIES.get();
  }

  /** How many different handlers were entered. */
  static int enteredHandlers() {
    return ENTERED.size();
  }

  /** What could not be probed. */
  static Set<String> failed() {
    return FAILED;
  }
}
