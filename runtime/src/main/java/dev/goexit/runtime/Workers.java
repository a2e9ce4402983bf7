package dev.goexit.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A scheduler's threads, from the first one's start to the last one's end (Go: allm, sched.midle).
 *
 * <p>Each is with a processor, or blocked without one, or idle: in the list, parked. Who takes one
 * from the list, or makes a new one, has <i>reserved</i> it, and gives it a processor by {@link
 * #launch}, or gives it back.
 *
 * <p>Any thread, unless a method says otherwise. The scheduler's lock guards all that changes.
 */
final class Workers {
  private final Scheduler scheduler;
  private final String name;
  private final int limit;
  private final boolean isDaemon;
  private final RunQueues queues;
  private final IdleProcessors idleProcessors;
  private final ReentrantLock lock;
  private final Condition allEnded;

  private final Set<Worker> all = new HashSet<>();
  private final ArrayDeque<Worker> idle = new ArrayDeque<>();
  private int lastNumber;

  private volatile boolean isShutdown;

  /** The JVM gave the last new worker no thread. */
  private volatile boolean isThreadRefused;

  /** For tests: runs before a thread is started, and may refuse it as the JVM would. */
  volatile Runnable beforeStart;

  /**
   * None at first: they are made as they are needed.
   *
   * @param limit how many there may be
   */
  Workers(
      Scheduler scheduler,
      int limit,
      boolean isDaemon,
      RunQueues queues,
      IdleProcessors idleProcessors,
      ReentrantLock lock) {
    this.scheduler = scheduler;
    this.name = scheduler.toString();
    this.limit = limit;
    this.isDaemon = isDaemon;
    this.queues = queues;
    this.idleProcessors = idleProcessors;
    this.lock = lock;
    allEnded = lock.newCondition();
  }

  /** How many there may be, those included whose goroutines are blocked. */
  int limit() {
    return limit;
  }

  /** Whether the JVM gave the last new one no thread. */
  boolean isThreadRefused() {
    return isThreadRefused;
  }

  // Using one

  /** An idle one, or a new one; null if there are as many as there may be. */
  Worker reserve() {
    lock.lock();
    try {
      Worker worker = idle.poll();
      if (worker == null && all.size() < limit) {
        worker = new Worker(scheduler, name + "-" + ++lastNumber, isDaemon);
        add(worker);
      }
      return worker;
    } finally {
      lock.unlock();
    }
  }

  /** One that was reserved is not needed after all. */
  void giveBack(Worker reserved) {
    lock.lock();
    try {
      if (reserved.isStarted) {
        idle.push(reserved);
        LockSupport.unpark(reserved); // It may have tried to end meanwhile.
      } else {
        remove(reserved);
        signalIfTerminated();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Go: startm. Sets a reserved one going with a processor; false if it got no thread. */
  boolean launch(Worker reserved, Processor processor) {
    reserved.handOver(processor);
    if (reserved.isStarted) {
      LockSupport.unpark(reserved);
      return true;
    }
    reserved.isStarted = true;
    try {
      if (beforeStart != null) {
        beforeStart.run();
      }
      reserved.start();
      isThreadRefused = false;
      return true;
    } catch (OutOfMemoryError noThread) {
      lock.lock();
      try {
        processor.owner = null;
        idleProcessors.put(processor);
        remove(reserved);
        isThreadRefused = true;
      } finally {
        lock.unlock();
      }
      return false; // Other workers will come to what waits.
    }
  }

  // Idle ones. Under the lock.

  void listIdle(Worker worker) {
    idle.push(worker);
  }

  /** False if somebody has reserved it. */
  boolean unlistIdle(Worker worker) {
    return idle.removeFirstOccurrence(worker);
  }

  /**
   * An idle one is to end: in one step, since who wants a thread is to find it or to find room for
   * a new one. False if somebody has reserved it.
   */
  boolean retire(Worker worker) {
    return idle.removeLastOccurrence(worker) && remove(worker);
  }

  // How many

  private void add(Worker worker) {
    if (all.isEmpty()) {
      GoroutineTotals.ALL.add(scheduler);
    }
    all.add(worker);
  }

  private boolean remove(Worker worker) {
    boolean isRemoved = all.remove(worker);
    if (isRemoved && all.isEmpty()) {
      GoroutineTotals.ALL.remove(scheduler);
    }
    return isRemoved;
  }

  /** How many there are. */
  int count() {
    lock.lock();
    try {
      return all.size();
    } finally {
      lock.unlock();
    }
  }

  /** How many of them are idle. */
  int idleCount() {
    lock.lock();
    try {
      return idle.size();
    } finally {
      lock.unlock();
    }
  }

  boolean isAny() {
    lock.lock();
    try {
      return !all.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Whether all are idle. Under the lock. */
  boolean areAllIdle() {
    return idle.size() == all.size();
  }

  /** All of them, if none is idle and there may be no more; else null. */
  List<Worker> allIfExhausted() {
    lock.lock();
    try {
      return idle.isEmpty() && all.size() >= limit ? new ArrayList<>(all) : null;
    } finally {
      lock.unlock();
    }
  }

  // Ending

  /** One's thread ends. */
  void ended(Worker worker) {
    lock.lock();
    try {
      if (worker.held() != null) {
        idleProcessors.put(worker.detach()); // It died of an error of ours.
      }
      remove(worker);
      signalIfTerminated();
    } finally {
      lock.unlock();
    }
  }

  /** They end as soon as nothing waits for them. */
  void shutdown() {
    lock.lock();
    try {
      isShutdown = true;
      idle.forEach(LockSupport::unpark);
      signalIfTerminated();
    } finally {
      lock.unlock();
    }
  }

  /** Under the lock. */
  void interruptAll() {
    all.forEach(Thread::interrupt);
  }

  boolean isShutdown() {
    return isShutdown;
  }

  boolean isTerminated() {
    lock.lock();
    try {
      return isShutdown && all.isEmpty() && queues.waiting() == 0;
    } finally {
      lock.unlock();
    }
  }

  boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos = unit.toNanos(timeout);
      while (!isTerminated()) {
        if (nanos <= 0) {
          return false;
        }
        nanos = allEnded.awaitNanos(nanos);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void signalIfTerminated() {
    if (isTerminated()) {
      scheduler.monitor.end();
      allEnded.signalAll();
    }
  }
}
