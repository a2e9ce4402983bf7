package dev.goexit.runtime;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Since when goroutines wait, for dumps (rule E11; Go: g.waitsince, which the garbage collector
 * sets when it first meets a goroutine that waits).
 *
 * <p>Here a thread looks once a minute at all that are blocked, and notes for each the time and how
 * often its thread has blocked so far: the JVM counts that. While the count stays the same it is
 * the same wait. So what is told may be a minute less than the truth, never more. A goroutine on a
 * virtual thread has no time: the JVM keeps no count for those. The thread is a daemon; it ends
 * when no worker is left, and comes again with the next.
 *
 * <p>Module java.management is not loaded before the first look that finds one blocked, a minute
 * after the start at the earliest; where it is missing there are no times.
 *
 * <p>Any thread.
 */
final class WaitTimes implements Runnable {
  /** Of all goroutines of this copy. */
  static final WaitTimes ALL = new WaitTimes();

  private static final long LOOK_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** One wait: the thread's count in it, and when it was first seen. */
  private record Wait(long count, long sinceNanos) {}

  /** Replaced at each look, so that the dead are forgotten. */
  private volatile Map<GoroutineHandle, Wait> waits = Map.of();

  private final AtomicBoolean isWatching = new AtomicBoolean();
  private boolean isImpossible;

  WaitTimes() {}

  /** A worker begins: from now on somebody looks. */
  void watch() {
    if (isWatching.get() || !isWatching.compareAndSet(false, true)) {
      return;
    }
    Thread thread = new Thread(null, this, "goroutine-wait-times", 0, false);
    thread.setDaemon(true);
    try {
      thread.start();
    } catch (OutOfMemoryError noThread) {
      isWatching.set(false); // The next worker tries again.
    }
  }

  @Override
  public void run() {
    long start = System.nanoTime();
    do {
      while (System.nanoTime() - start < LOOK_NANOS) {
        LockSupport.parkNanos(this, LOOK_NANOS);
        Thread.interrupted(); // Nobody's business; it would keep this thread from parking.
      }
      start = System.nanoTime();
      look(start);
    } while (isWorkerLeft() || mustGoOn());
  }

  private static boolean isWorkerLeft() {
    return !GoroutineTotals.ALL.schedulers().isEmpty();
  }

  /** Whether a worker came after the last one was gone, and saw this thread still. */
  private boolean mustGoOn() {
    isWatching.set(false);
    return isWorkerLeft() && isWatching.compareAndSet(false, true);
  }

  /** Notes who is blocked now. */
  synchronized void look(long nowNanos) {
    List<GoroutineHandle> blocked = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (GoroutineHandle goroutine : GoroutineRegistry.live()) {
      Thread thread = threadOf(goroutine);
      if (thread != null && Monitor.isBlocked(thread)) {
        blocked.add(goroutine);
        threads.add(thread);
      }
    }
    Map<GoroutineHandle, Wait> seen = new HashMap<>();
    long[] counts = counts(threads);
    for (int i = 0; i < counts.length; i++) {
      GoroutineHandle goroutine = blocked.get(i);
      Wait before = waits.get(goroutine);
      if (counts[i] >= 0) {
        boolean isSame = before != null && before.count == counts[i];
        seen.put(goroutine, isSame ? before : new Wait(counts[i], nowNanos));
      }
    }
    waits = seen;
  }

  /** How many whole minutes it waits; 0 if it does not, or nobody knows. */
  long minutes(GoroutineHandle goroutine, long nowNanos) {
    Wait wait = waits.get(goroutine);
    Thread thread = wait == null ? null : threadOf(goroutine);
    if (thread == null) {
      return 0;
    }
    long[] count = counts(List.of(thread));
    boolean isSame = count.length == 1 && count[0] == wait.count;
    return isSame ? TimeUnit.NANOSECONDS.toMinutes(nowNanos - wait.sinceNanos) : 0;
  }

  private static Thread threadOf(GoroutineHandle goroutine) {
    GoroutineDescriptor descriptor = goroutine.descriptorOrNull();
    return descriptor == null ? null : descriptor.thread;
  }

  /** How often each has blocked so far; -1 for one that is gone or virtual, none if impossible. */
  private synchronized long[] counts(List<Thread> threads) {
    if (isImpossible || threads.isEmpty()) {
      return new long[0];
    }
    try {
      return ThreadCounts.of(threads);
    } catch (LinkageError e) {
      isImpossible = true; // No module java.management: the dump does without minutes.
      return new long[0];
    }
  }

  /** Apart, since it is loaded only if there is module java.management. */
  private static final class ThreadCounts {
    static long[] of(List<Thread> threads) {
      long[] ids = threads.stream().mapToLong(Thread::getId).toArray();
      ThreadInfo[] infos = ManagementFactory.getThreadMXBean().getThreadInfo(ids);
      long[] counts = new long[ids.length];
      for (int i = 0; i < ids.length; i++) {
        ThreadInfo info = infos[i];
        counts[i] = info == null ? -1 : info.getBlockedCount() + info.getWaitedCount();
      }
      return counts;
    }
  }
}
