package dev.goexit.runtime;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings a thread to what waits (Go: wakep, resetspinning; the comment "Worker thread
 * parking/unparking" in proc.go).
 *
 * <p><b>No wake-up is lost.</b> Who makes a goroutine runnable puts it into a queue and then looks
 * for an idle processor, and wakes a worker for it if nobody is looking for work already
 * (<i>spins</i>). A worker that found nothing does the opposite in the opposite order: it lists its
 * processor as idle, stops spinning, lists itself, and then looks at all queues once more ({@link
 * Parking}). One of the two sees the other. A worker that found something while it was the last to
 * spin wakes another, so that all of what waits is found. While no processor is idle, what waits is
 * the monitor's business: whoever leaves a goroutine waiting then wakes the monitor.
 *
 * <p>Go has a flag needspinning besides, since there only workers that spun look again. Here all
 * do.
 *
 * <p>Any thread, unless a method says otherwise.
 */
final class WakeUps {
  private final RunQueues queues;
  private final IdleProcessors idleProcessors;
  private final Workers workers;
  private final Monitor monitor;
  private final ReentrantLock lock;

  /** How many workers look for work, those included that were woken to. */
  private final AtomicInteger spinning = new AtomicInteger();

  WakeUps(
      RunQueues queues,
      IdleProcessors idleProcessors,
      Workers workers,
      Monitor monitor,
      ReentrantLock lock) {
    this.queues = queues;
    this.idleProcessors = idleProcessors;
    this.workers = workers;
    this.monitor = monitor;
    this.lock = lock;
  }

  /** After a goroutine was put into a queue, by a full fence. */
  void workArrived() {
    if (idleProcessors.isEmpty()) {
      monitor.wakeIfParked();
    } else if (spinning.get() == 0) {
      wakeProcessor();
    }
  }

  /**
   * Go: wakep. Has one more worker look for work, unless one does or no processor is idle. When
   * there are as many threads as there may be, one that waits in {@code gosched} gets the
   * processor.
   *
   * @return whether it has woken one
   */
  boolean wakeProcessor() {
    if (idleProcessors.isEmpty() || !spinning.compareAndSet(0, 1)) {
      return false;
    }
    Processor idle;
    Worker worker = null;
    GoroutineDescriptor bound = null;
    lock.lock();
    try {
      idle = idleProcessors.poll();
      if (idle != null) {
        worker = workers.reserve();
        bound = worker == null ? queues.global.pollBound() : null;
        if (worker == null && bound == null) {
          idleProcessors.put(idle);
        }
      }
    } finally {
      lock.unlock();
    }
    if (worker != null) {
      worker.isSpinning = true;
      boolean isLaunched = workers.launch(worker, idle);
      if (!isLaunched) {
        spinning.decrementAndGet();
      }
      return isLaunched;
    }
    spinning.decrementAndGet();
    if (bound != null) {
      giveProcessor(idle, bound.boundTo);
      return true;
    }
    monitor.wakeIfParked();
    return false;
  }

  /** Go: startlockedm. A goroutine is on this worker's stack, which waits for a processor. */
  static void giveProcessor(Processor processor, Worker waiting) {
    waiting.handOver(processor);
    LockSupport.unpark(waiting);
  }

  // Spinning. All on the worker.

  /** At most half as many spin as processors are busy: more would only burn them. */
  boolean maySpin(Worker worker) {
    if (!worker.isSpinning
        && 2 * spinning.get() < queues.processors.length - idleProcessors.count()) {
      beginToSpin(worker);
    }
    return worker.isSpinning;
  }

  void beginToSpin(Worker worker) {
    worker.isSpinning = true;
    spinning.incrementAndGet();
  }

  /** Whether it did. If so, this was a full fence. */
  boolean endSpinning(Worker worker) {
    if (!worker.isSpinning) {
      return false;
    }
    worker.isSpinning = false;
    spinning.decrementAndGet();
    return true;
  }

  /** Go: resetspinning. The worker has found something and stops looking. */
  void leaveNothingUnseen(Worker worker) {
    if (endSpinning(worker) && !idleProcessors.isEmpty()) {
      wakeProcessor();
    }
    if (monitor.isParked() && idleProcessors.isEmpty() && queues.isAnyWaitingFor(worker.held())) {
      monitor.wakeIfParked();
    }
  }

  /** Whether somebody looks for work. */
  boolean isAnySpinning() {
    return spinning.get() > 0;
  }
}
