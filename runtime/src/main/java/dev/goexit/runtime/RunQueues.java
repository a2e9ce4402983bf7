package dev.goexit.runtime;

/**
 * All places where a scheduler's goroutines wait for a thread: each processor's {@link RunQueue},
 * and the {@link GlobalRunQueue}.
 *
 * <p>Any thread, unless a method says otherwise.
 */
final class RunQueues {
  final Processor[] processors;
  final GlobalRunQueue global;

  RunQueues(Processor[] processors, GlobalRunQueue global) {
    this.processors = processors;
    this.global = global;
  }

  /** How many goroutines wait; a moment's view. */
  int waiting() {
    int waiting = global.size();
    for (Processor processor : processors) {
      waiting += processor.runQueue.size();
    }
    return waiting;
  }

  /** Whether something waits that the processor's holder would come to. */
  boolean isAnyWaitingFor(Processor processor) {
    return !processor.runQueue.isEmpty() || !global.isEmpty();
  }

  /** Takes one from anywhere; null if none waits. Under the scheduler's lock. */
  GoroutineDescriptor pollAny() {
    GoroutineDescriptor goroutine = global.poll();
    for (int i = 0; goroutine == null && i < processors.length; i++) {
      goroutine = processors[i].runQueue.get();
    }
    return goroutine;
  }

  /** What waits for one processor goes where everybody finds it. Under the scheduler's lock. */
  void moveToGlobal(Processor processor) {
    GoroutineDescriptor waiting;
    while ((waiting = processor.runQueue.get()) != null) {
      global.add(waiting);
    }
  }
}
