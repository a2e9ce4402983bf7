package dev.goexit.runtime;

import dev.goexit.GoroutineStatus;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How a processor gets from a worker whose goroutine is not at its end to another worker (Go:
 * handoffp, entersyscallblock, goschedImpl): the goroutine lets others go first, is about to block,
 * or the monitor found it stuck.
 */
final class HandOffs {
  /** What became of the attempt to give a stuck worker's processor to another one. */
  enum Result {
    DONE,
    /** The worker uses it, so it is not stuck. */
    IN_USE,
    /** There are as many threads as there may be. */
    NO_THREAD
  }

  private final RunQueues queues;
  private final IdleProcessors idleProcessors;
  private final Workers workers;
  private final WakeUps wakeUps;
  private final ReentrantLock lock;

  /** How many workers compute without a processor. */
  private final AtomicInteger runaways = new AtomicInteger();

  HandOffs(
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

  // By the goroutine, on its worker

  /**
   * Go: Gosched puts the goroutine on the global queue's tail (rule F16). Here it stays on its
   * worker's stack, so what waits in the queue is the worker's claim to a processor.
   *
   * @return false if nothing else waits, or no thread is left to run it
   */
  boolean goToTheBack(Worker worker, GoroutineDescriptor goroutine) {
    Processor processor = worker.hold();
    Worker other = null;
    if (processor != null) {
      other = queues.isAnyWaitingFor(processor) ? workers.reserve() : null;
      if (other == null) {
        worker.release();
        return false;
      }
      worker.detach();
    }
    goroutine.boundTo = worker;
    goroutine.become(GoroutineStatus.RUNNING, GoroutineStatus.RUNNABLE);
    queues.global.add(goroutine);
    boolean isLeftAlone =
        other != null && !workers.launch(other, processor) && queues.global.remove(goroutine);
    wakeUps.workArrived();
    boolean isInterrupted = !isLeftAlone && worker.awaitHandedOver();
    goroutine.boundTo = null;
    goroutine.become(GoroutineStatus.RUNNABLE, GoroutineStatus.RUNNING);
    worker.release();
    if (isInterrupted) {
      worker.interrupt();
    }
    return true;
  }

  /** The worker's goroutine will block in a moment. Go: entersyscallblock. */
  void aboutToBlock(Worker worker) {
    if (!worker.tryHold()) {
      return;
    }
    Worker other = queues.isAnyWaitingFor(worker.held()) ? workers.reserve() : null;
    if (other == null) {
      worker.release();
    } else {
      workers.launch(other, worker.detach());
    }
  }

  /** A worker's goroutine that had computed for long has come to its end, or starts another. */
  void cameBack() {
    runaways.decrementAndGet();
  }

  // By the monitor

  int runaways() {
    return runaways.get();
  }

  /** Gives a stuck worker's processor to another one. */
  Result handOff(Worker stuck, boolean isComputing) {
    Worker other = workers.reserve();
    if (other == null && isComputing) {
      return Result.NO_THREAD; // It gets on, and then comes to what waits.
    }
    Processor taken = stuck.take(isComputing);
    if (taken == null) {
      if (other != null) {
        workers.giveBack(other);
      }
      return Result.IN_USE;
    }
    if (isComputing) {
      runaways.incrementAndGet();
    }
    boolean isGiven = other != null ? workers.launch(other, taken) : leaveIdle(taken);
    return isGiven ? Result.DONE : Result.NO_THREAD;
  }

  /**
   * No thread is left for the processor: what waits in its queue goes where whoever comes back
   * finds it. Whether one that waits in gosched could go on with it.
   */
  private boolean leaveIdle(Processor taken) {
    lock.lock();
    try {
      queues.moveToGlobal(taken);
      idleProcessors.put(taken);
    } finally {
      lock.unlock();
    }
    return wakeUps.wakeProcessor();
  }
}
