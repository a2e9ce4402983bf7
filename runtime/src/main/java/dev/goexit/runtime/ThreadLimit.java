package dev.goexit.runtime;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What happens when all threads there may be are blocked while goroutines wait for one (option
 * maxThreads; Go: checkmcount ends the process): one report where they are blocked, and no new
 * start until any of them comes back.
 */
final class ThreadLimit {
  /** For so long all must be found blocked: what a goroutine waits for may be about to come. */
  static final long CONFIRM_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final String name;
  private final RunQueues queues;
  private final Workers workers;
  private final ReentrantLock lock;

  /** Any that comes back clears it. */
  private volatile boolean isReached;

  /** Monitor only. */
  private boolean isReported;

  /** Whether all were blocked at the last look, and since when. Monitor only. */
  private boolean isSuspected;

  private long suspectedSince;

  ThreadLimit(String name, RunQueues queues, Workers workers, ReentrantLock lock) {
    this.name = name;
    this.queues = queues;
    this.workers = workers;
    this.lock = lock;
  }

  /** A worker has come back. Any worker. */
  void oneIsFree() {
    if (isReached) {
      isReached = false;
    }
  }

  /** Before a start. Any thread. */
  void refuseIfReached() {
    if (isReached) {
      throw new RejectedExecutionException(
          "all "
              + workers.limit()
              + " threads of \""
              + name
              + "\" are blocked while goroutines wait for one: it starts no more until one is"
              + " free. See README, Options: maxThreads");
    }
  }

  /**
   * No thread was left for what waits. Monitor only, which looks again as long as something waits.
   *
   * @param now the System.nanoTime of this look
   */
  void refuseIfAllBlocked(long now) {
    List<Worker> all = workers.allIfExhausted();
    if (all == null || !areBlocked(all)) {
      isSuspected = false;
      return;
    }
    if (!isSuspected) {
      isSuspected = true;
      suspectedSince = now;
    }
    if (now - suspectedSince < CONFIRM_NANOS) {
      return;
    }
    if (!isReported) {
      isReported = true;
      System.err.print(BlockedThreads.report(name, all, queues.waiting()));
    }
    isReached = true;
  }

  private boolean areBlocked(List<Worker> all) {
    for (Worker worker : all) {
      if (isInScheduler(worker)) {
        return false; // It gets on.
      }
      if (!Monitor.isBlocked(worker) && !Monitor.isInNativeMethod(worker)) {
        return false;
      }
    }
    return true;
  }

  private boolean isInScheduler(Worker worker) {
    return worker.usesProcessor() || worker.isHandedOver() || lock.hasQueuedThread(worker);
  }
}
