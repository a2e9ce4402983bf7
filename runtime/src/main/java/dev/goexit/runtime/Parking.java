package dev.goexit.runtime;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a worker does that found no work (Go: stopm, and the end of findRunnable): it lists itself
 * as idle, looks once more, and parks until it is given a processor. One that was idle for a minute
 * ends.
 *
 * <p>All on the worker.
 */
final class Parking {
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final RunQueues queues;
  private final IdleProcessors idleProcessors;
  private final Workers workers;
  private final WakeUps wakeUps;
  private final ReentrantLock lock;

  /** How long a thread is idle before it ends. Changed by tests. */
  volatile long idleNanos = IDLE_NANOS;

  Parking(
      RunQueues queues,
      IdleProcessors idleProcessors,
      Workers workers,
      WakeUps wakeUps,
      ReentrantLock lock) {
    this.queues = queues;
    this.idleProcessors = idleProcessors;
    this.workers = workers;
    this.wakeUps = wakeUps;
    this.lock = lock;
  }

  /**
   * Lists the worker as idle, and the processor if it has one; but gives what has come into the
   * global queue meanwhile. It stops spinning before it is listed: from then on somebody may wake
   * it to look for work, and then it spins for that.
   */
  GoroutineDescriptor listIdle(Worker worker) {
    lock.lock();
    try {
      if (worker.held() != null) {
        if (!queues.global.isEmpty()) {
          return queues.global.pollShare(worker.held().runQueue, queues.processors.length);
        }
        idleProcessors.put(worker.detach());
      }
      wakeUps.endSpinning(worker);
      workers.listIdle(worker);
      return null;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Go: stopm, after the last look at all queues. The worker is listed as idle.
   *
   * @return false if it is to end
   */
  boolean stop(Worker worker) {
    if (takeBack(worker)) {
      return true;
    }
    worker.returnCredit();
    long start = System.nanoTime();
    while (!worker.isHandedOver()) {
      long left = idleNanos - (System.nanoTime() - start);
      if (workers.isShutdown() || left <= 0) {
        if (retire(worker)) {
          return false;
        }
        start = System.nanoTime();
        left = idleNanos;
      }
      LockSupport.parkNanos(this, left);
      Thread.interrupted(); // Meant for the goroutine before, or for a shutdown.
    }
    return true;
  }

  /**
   * If something came in between, the worker goes on with an idle processor, if there still is one.
   * The look is under the lock: without it goroutines that another worker just moves from the
   * global queue to its own are in neither.
   */
  private boolean takeBack(Worker worker) {
    lock.lock();
    try {
      if (queues.waiting() == 0 || idleProcessors.isEmpty() || !workers.unlistIdle(worker)) {
        return false; // Nothing has, or all are at work, or it was woken.
      }
      worker.attach(idleProcessors.poll());
    } finally {
      lock.unlock();
    }
    wakeUps.beginToSpin(worker);
    return true;
  }

  private boolean retire(Worker worker) {
    lock.lock();
    try {
      return workers.retire(worker);
    } finally {
      lock.unlock();
    }
  }
}
