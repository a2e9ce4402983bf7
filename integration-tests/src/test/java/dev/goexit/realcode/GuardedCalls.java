package dev.goexit.realcode;

import dev.goexit.Goexit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what {@link GuardProbe} has probed classes tell, and exits at the n-th call, on one
 * thread: an exit on another would end a task that the test waits for.
 */
public final class GuardedCalls {
  private static final AtomicInteger SITES = new AtomicInteger();
  private static final Set<Integer> ENTERED = ConcurrentHashMap.newKeySet();
  private static final AtomicLong ENTRIES = new AtomicLong();
  private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();

  private static volatile Thread watched;

  // Of the watched thread.
  private static int calls;
  private static int exitAt;
  private static StackTraceElement[] exitedAt;

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
    if (Thread.currentThread() == watched && ++calls == exitAt) {
      exitedAt = new Throwable().getStackTrace();
      Goexit.exit();
    }
  }

  /** Counts this thread's calls anew; exits at this one, none for 0. */
  static void watch(int call) {
    calls = 0;
    exitAt = call;
    exitedAt = null;
    watched = Thread.currentThread();
  }

  /** How many there were since. */
  static int calls() {
    return calls;
  }

  /** Where the exit was; null for nowhere. */
  static StackTraceElement[] exitedAt() {
    return exitedAt;
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
