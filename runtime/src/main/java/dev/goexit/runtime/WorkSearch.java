package dev.goexit.runtime;

import java.lang.invoke.VarHandle;

/**
 * Where a worker looks for its next goroutine (Go: schedule, findRunnable, stealWork; rule F13):
 * each 61st slice the global queue first, so that it cannot starve; then the next one, the ring, a
 * share of the global queue, half of somebody's ring.
 *
 * <p>All on the worker.
 */
final class WorkSearch {
  private static final int GLOBAL_EVERY = 61;
  private static final int STEAL_ROUNDS = 4;

  private final RunQueues queues;
  private final WakeUps wakeUps;
  private final Parking parking;
  private final ThreadLimit threadLimit;
  private final StealOrder stealOrder;

  WorkSearch(RunQueues queues, WakeUps wakeUps, Parking parking, ThreadLimit threadLimit) {
    this.queues = queues;
    this.wakeUps = wakeUps;
    this.parking = parking;
    this.threadLimit = threadLimit;
    stealOrder = new StealOrder(queues.processors.length);
  }

  /** The next goroutine for the worker, which holds a processor then; null if it is to end. */
  GoroutineDescriptor next(Worker worker) {
    threadLimit.oneIsFree();
    while (true) {
      GoroutineDescriptor goroutine;
      if (worker.held() != null || worker.takeHandedOver()) {
        goroutine = find(worker, worker.held());
      } else {
        goroutine = null;
        parking.listIdle(worker);
      }
      if (goroutine == null) {
        if (!parking.stop(worker)) {
          return null;
        }
      } else if (goroutine.boundTo == null) {
        wakeUps.leaveNothingUnseen(worker);
        return goroutine;
      } else {
        wakeUps.leaveNothingUnseen(worker);
        WakeUps.giveProcessor(worker.detach(), goroutine.boundTo);
      }
    }
  }

  /** Null after the processor has become idle. */
  private GoroutineDescriptor find(Worker worker, Processor processor) {
    if (processor.isSliceOver) {
      processor.endSlice();
      // Who parked while the next one was put behind the others has not seen it wait.
      VarHandle.fullFence();
      wakeUps.workArrived();
    }
    GlobalRunQueue global = queues.global;
    GoroutineDescriptor goroutine = null;
    if (processor.tick() % GLOBAL_EVERY == 0 && !global.isEmpty()) {
      goroutine = global.poll();
    }
    if (goroutine == null) {
      goroutine = processor.runQueue.takeNext();
      if (goroutine != null) {
        return goroutine; // It inherits the slice of who started it (rule F15).
      }
      goroutine = processor.runQueue.getFromRing();
    }
    if (goroutine == null && !global.isEmpty()) {
      goroutine = global.pollShare(processor.runQueue, queues.processors.length);
    }
    if (goroutine == null && wakeUps.maySpin(worker)) {
      goroutine = steal(worker, processor);
    }
    if (goroutine == null) {
      goroutine = parking.listIdle(worker);
    }
    if (goroutine != null) {
      processor.beginSlice();
    }
    return goroutine;
  }

  private GoroutineDescriptor steal(Worker worker, Processor thief) {
    Processor[] processors = queues.processors;
    for (int round = 1; round <= STEAL_ROUNDS; round++) {
      int random = worker.random();
      int position = stealOrder.first(random);
      int step = stealOrder.step(random);
      for (int i = 0; i < processors.length; i++) {
        Processor victim = processors[position];
        if (victim != thief && victim.owner != null) {
          GoroutineDescriptor stolen =
              thief.runQueue.stealFrom(victim.runQueue, round == STEAL_ROUNDS);
          if (stolen != null) {
            return stolen;
          }
        }
        position = stealOrder.next(position, step);
      }
    }
    return null;
  }
}
