package dev.goexit.runtime;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Watches the processors while goroutines wait, and hands that of a worker that is stuck to another
 * one (Go: sysmon, retake).
 *
 * <p>Stuck is a worker that was seen in the same slice one look ago and
 *
 * <ul>
 *   <li>whose thread is blocked or waits: for a lock, in sleep, in join;
 *   <li>or is in a native method for a millisecond: a thread that reads from a socket counts as
 *       runnable for Java, and only its stack tells;
 *   <li>or computes for 10 ms (Go: forcePreemptNS). Its goroutine cannot be stopped, so each such
 *       one makes a thread more compete for the same cores. So that a thousand long computations do
 *       not become a thousand threads at once, the 10 ms are counted in the share of the cores that
 *       a thread has by then: with as many runaways as processors they are 20 ms, and so on.
 * </ul>
 *
 * <p>It sleeps for 20 µs, after 50 looks that changed nothing twice as long each time, up to 10 ms;
 * and when nothing waits then, it parks. Whoever makes a goroutine wait while no processor is idle
 * wakes it. Its thread is a daemon, made when it is first needed.
 */
final class Monitor implements Runnable {
  private static final long SHORTEST_NANOS = TimeUnit.MICROSECONDS.toNanos(20);
  private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long NATIVE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int LOOKS_AT_SHORTEST = 50;

  /** What the last look saw of one processor. */
  private static final class Seen {
    Worker owner;
    int tick;
    long since;
    long nextStackAt;
    boolean isAsked;
  }

  private final Scheduler scheduler;
  private final String name;
  private final Seen[] seen;

  /** Whether it must be woken. Read by all who make a goroutine wait, after they have. */
  private volatile boolean isParked = true;

  private volatile boolean isPaused;
  private volatile boolean isEnded;

  /** Guarded by this. */
  private Thread thread;

  private int quietLooks;
  private long delayNanos = SHORTEST_NANOS;

  Monitor(Scheduler scheduler, String name, int processors) {
    this.scheduler = scheduler;
    this.name = name;
    seen = new Seen[processors];
    for (int i = 0; i < processors; i++) {
      seen[i] = new Seen();
    }
  }

  boolean isParked() {
    return isParked;
  }

  /** Any thread; after it has made a goroutine wait. */
  void wakeIfParked() {
    if (isParked) {
      wake();
    }
  }

  private synchronized void wake() {
    if (isPaused || isEnded || !isParked) {
      return;
    }
    isParked = false;
    if (thread != null) {
      LockSupport.unpark(thread);
      return;
    }
    thread = new Thread(null, this, name, 0, false);
    thread.setDaemon(true);
    try {
      thread.start();
    } catch (OutOfMemoryError noThread) {
      thread = null;
      isParked = true; // The next to come tries again.
    }
  }

  /** For tests of the order in which goroutines run: nothing is taken from a worker any more. */
  void pause() {
    isPaused = true;
  }

  /** Its scheduler has ended. */
  synchronized void end() {
    isEnded = true;
    if (thread != null) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void run() {
    while (!isEnded) {
      boolean hasHandedOver = !isPaused && look(System.nanoTime());
      if (!pace(hasHandedOver)) {
        LockSupport.parkNanos(delayNanos);
      } else {
        parkUntilSomethingWaits();
      }
      Thread.interrupted(); // Nobody's business; it would keep this thread from parking.
    }
  }

  /** Chooses how long to sleep; true if it is time to park. */
  private boolean pace(boolean hasHandedOver) {
    if (hasHandedOver) {
      quietLooks = 0;
      delayNanos = SHORTEST_NANOS;
      return false;
    }
    quietLooks++;
    if (quietLooks > LOOKS_AT_SHORTEST) {
      delayNanos = Math.min(2 * delayNanos, LONGEST_NANOS);
    }
    return delayNanos == LONGEST_NANOS && scheduler.queues.waiting() == 0;
  }

  private void parkUntilSomethingWaits() {
    isParked = true;
    // Looked at again after that is written: who made one wait before saw it unwritten.
    while (isParked && !isEnded && scheduler.queues.waiting() == 0) {
      LockSupport.park(this);
      Thread.interrupted();
    }
    isParked = false;
    quietLooks = 0;
    delayNanos = SHORTEST_NANOS;
  }

  /** Go: retake. Whether a processor was handed to another worker. */
  private boolean look(long now) {
    int waiting = scheduler.queues.waiting();
    if (waiting == 0) {
      return false;
    }
    if (!scheduler.idleProcessors.isEmpty()) {
      if (!scheduler.wakeUps.wakeProcessor()) {
        scheduler.threadLimit.refuseIfAllBlocked(now);
      }
      return false;
    }
    boolean hasHandedOver = false;
    boolean isAtLimit = false;
    for (int i = 0; i < seen.length && waiting > 0; i++) {
      Worker owner = seenAgain(seen[i], scheduler.queues.processors[i], now);
      Stuck stuck = owner == null ? Stuck.NOT : stuck(seen[i], owner, now);
      if (stuck == Stuck.NOT) {
        continue;
      }
      switch (scheduler.handOffs.handOff(owner, stuck == Stuck.COMPUTING)) {
        case DONE -> {
          hasHandedOver = true;
          waiting--;
        }
        case NO_THREAD -> isAtLimit = true;
        case IN_USE -> {
          // It came to life in this moment.
        }
      }
    }
    if (isAtLimit && !hasHandedOver) {
      scheduler.threadLimit.refuseIfAllBlocked(now);
    }
    return hasHandedOver;
  }

  private enum Stuck {
    NOT,
    BLOCKED,
    COMPUTING
  }

  /** The owner, if it is in the slice that it was in at the last look. */
  private static Worker seenAgain(Seen before, Processor processor, long now) {
    Worker owner = processor.owner;
    int tick = processor.tick();
    if (owner != null && owner == before.owner && tick == before.tick) {
      if (now - before.since >= SLICE_NANOS) {
        processor.isSliceOver = true;
      }
      return owner;
    }
    before.owner = owner;
    before.tick = tick;
    before.since = now;
    before.nextStackAt = NATIVE_NANOS;
    before.isAsked = false;
    return null;
  }

  private Stuck stuck(Seen slice, Worker owner, long now) {
    if (isBlocked(owner)) {
      return Stuck.BLOCKED;
    }
    long elapsed = now - slice.since;
    long limit = SLICE_NANOS * (seen.length + scheduler.handOffs.runaways()) / seen.length;
    if (elapsed > limit && slice.isAsked) {
      return Stuck.COMPUTING;
    }
    // A chain of short goroutines ends its slice when asked; a long computation does not.
    slice.isAsked = elapsed >= SLICE_NANOS;
    if (elapsed < slice.nextStackAt) {
      return Stuck.NOT;
    }
    slice.nextStackAt = 2 * elapsed; // Walking a stack is dear: not at each look.
    return isInNativeMethod(owner) ? Stuck.BLOCKED : Stuck.NOT;
  }

  static boolean isBlocked(Thread thread) {
    return switch (thread.getState()) {
      case BLOCKED, WAITING, TIMED_WAITING -> true;
      case NEW, RUNNABLE, TERMINATED -> false;
    };
  }

  static boolean isInNativeMethod(Thread thread) {
    return waitsInNativeMethod(thread.getStackTrace());
  }

  /** Whether a thread with such a stack may be waiting, though it counts as runnable. */
  static boolean waitsInNativeMethod(StackTraceElement[] trace) {
    return trace.length > 0 && trace[0].isNativeMethod() && !isWaking(trace[0].getMethodName());
  }

  /** Whether the native method only brings another thread to run: nobody waits in it. */
  private static boolean isWaking(String nativeMethod) {
    return nativeMethod.equals("unpark") || nativeMethod.equals("start0");
  }
}
