package dev.goexit.runtime;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/**
 * What happens when all threads there may be are blocked while goroutines wait for one (option
 * maxThreads; Go: checkmcount ends the process): one report where they are blocked, and no new
 * start until any of them comes back.
 */
final class ThreadLimit {
  private final String name;
  private final RunQueues queues;
  private final Workers workers;

  /** Any that comes back clears it. */
  private volatile boolean isReached;

  /** Monitor only. */
  private boolean isReported;

  ThreadLimit(String name, RunQueues queues, Workers workers) {
    this.name = name;
    this.queues = queues;
    this.workers = workers;
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

  /** No thread was left for what waits. Monitor only. */
  void refuseIfAllBlocked() {
    List<Worker> all = workers.allIfExhausted();
    if (all == null) {
      return;
    }
    for (Worker worker : all) {
      boolean isStuck = Monitor.isBlocked(worker) || Monitor.isInNativeMethod(worker);
      if (worker.isHandedOver() || !isStuck) {
        return; // Slow, but it gets on.
      }
    }
    if (!isReported) {
      isReported = true;
      System.err.print(BlockedThreads.report(name, all, queues.waiting()));
    }
    isReached = true;
  }
}
