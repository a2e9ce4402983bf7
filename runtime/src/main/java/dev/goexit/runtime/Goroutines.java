package dev.goexit.runtime;

import dev.goexit.GoBody;
import dev.goexit.GoroutineStatus;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/**
 * A goroutine's life between the free list and the free list (Go: newproc1, gogo, goexit0).
 *
 * <p>On a worker the descriptor and the id come from its processor and no lock is taken; elsewhere
 * they come from the common lists. A descriptor that was taken from the common list goes back
 * there, wherever the goroutine ends: so a thread of others that starts one goroutine after the
 * other has one descriptor used again and again, as a goroutine has.
 */
final class Goroutines {
  /** The dead of all schedulers, so that what one has used the other may use again. */
  static final GlobalFreeList DEAD = new GlobalFreeList(GoroutineRegistry.ALL);

  private Goroutines() {}

  /** Go: newproc1. Makes a goroutine of a dead descriptor, runnable, not yet on any queue. */
  static GoroutineDescriptor start(String name, StackTraceElement site) {
    Worker worker = Worker.currentOrNull();
    if (worker == null) {
      JvmWide.LIVE.incrementAndGet();
      return make(null, name, site, creator(), null, null);
    }
    Processor processor = worker.hold();
    try {
      worker.countStart();
      return make(processor, name, site, worker.goroutineId(), null, null);
    } finally {
      worker.release();
    }
  }

  /** The id of the goroutine that runs the caller; 0 if that is none. */
  static long creator() {
    GoroutineDescriptor parent = GoroutineDescriptor.currentOrNull();
    return parent == null || parent.handle == null ? 0 : parent.handle.id();
  }

  /**
   * Go: newproc1. Who calls counts it in {@link JvmWide#LIVE}.
   *
   * @param processor held by the caller; null to use the common lists
   * @param function the body, or null
   * @param task the body, if there is no function
   */
  static GoroutineDescriptor make(
      Processor processor,
      String name,
      StackTraceElement site,
      long creator,
      GoBody function,
      Callable<?> task) {
    GoroutineDescriptor descriptor = deadDescriptor(processor);
    long id = processor == null ? JvmWide.IDS.incrementAndGet() : processor.nextId();
    descriptor.isCommon = processor == null;
    descriptor.function = function;
    descriptor.task = task;
    descriptor.trap = TrapScope.current();
    descriptor.handle = new GoroutineHandle(id, name, descriptor, site, creator);
    descriptor.become(GoroutineStatus.DEAD, GoroutineStatus.RUNNABLE);
    if (processor == null) {
      GoroutineTotals.ALL.countCreated();
    } else {
      processor.counts.countCreated();
    }
    Recording.created(descriptor.handle);
    return descriptor;
  }

  private static GoroutineDescriptor deadDescriptor(Processor processor) {
    GoroutineDescriptor dead = processor == null ? DEAD.get() : processor.freeList.get();
    if (dead == null) {
      return made();
    }
    if (!dead.isReset()) {
      throw new IllegalStateException(
          "goroutine descriptor " + dead.number + " was listed with a dead goroutine's state");
    }
    return dead;
  }

  private static GoroutineDescriptor made() {
    GoroutineDescriptor descriptor = new GoroutineDescriptor();
    GoroutineRegistry.ALL.addPooled(descriptor);
    return descriptor;
  }

  /** Runs a runnable goroutine on the calling thread, from its bottom frame to its end. */
  static Ending run(GoroutineDescriptor descriptor, Callable<?> body) {
    Object[] cell = ThreadCell.current();
    Object[] outer = ThreadCell.putAside(cell);
    Object outerDescriptor = cell[ThreadCell.DESCRIPTOR];
    if (outerDescriptor instanceof GoroutineDescriptor below) {
      descriptor.bottomsBelow = below.bottomsBelow + (below.hasBottom ? 1 : 0);
    }
    begin(descriptor, cell, Thread.currentThread());
    Object trap = descriptor.trap;
    Object outerTrap = TrapScope.enter(trap);
    try {
      return Bottom.goexit(descriptor, body);
    } finally {
      TrapScope.leave(trap, outerTrap);
      cell[ThreadCell.DESCRIPTOR] = outerDescriptor;
      ThreadCell.takeBack(cell, outer);
    }
  }

  /** Go: execute. Binds the goroutine to the thread that runs it. */
  static void begin(GoroutineDescriptor descriptor, Object[] cell, Thread thread) {
    cell[ThreadCell.DESCRIPTOR] = descriptor;
    descriptor.hasBottom = true;
    descriptor.thread = thread;
    descriptor.cell = cell;
    descriptor.become(GoroutineStatus.RUNNABLE, GoroutineStatus.RUNNING);
    Recording.started(descriptor.handle);
  }

  /** Go: goexit0, on a thread that goes on with something else than the scheduler. */
  static void end(GoroutineDescriptor descriptor, Ending ending) {
    Worker worker = Worker.currentOrNull();
    if (worker == null) {
      end(descriptor, ending, null);
      countDown(1);
      return;
    }
    Processor processor = worker.hold();
    try {
      end(descriptor, ending, processor);
      worker.countEnd();
    } finally {
      worker.release();
    }
  }

  /**
   * Go: goexit0. The goroutine is dead; its handle tells how, its descriptor is free. The free list
   * comes first, so that who is told may find the descriptor there.
   *
   * @param processor held by the caller; null to use the common list
   */
  static void end(GoroutineDescriptor descriptor, Ending ending, Processor processor) {
    GoroutineHandle handle = descriptor.handle;
    boolean isLocal = processor != null && !descriptor.isCommon;
    if (processor == null) {
      GoroutineTotals.ALL.countEnded(ending);
    } else {
      processor.counts.countEnded(ending);
    }
    Recording.ended(handle, ending);
    handle.detach();
    descriptor.reset();
    descriptor.become(GoroutineStatus.RUNNING, GoroutineStatus.DEAD);
    if (isLocal) {
      processor.freeList.put(descriptor);
    } else {
      DEAD.put(descriptor);
    }
    handle.end(ending);
  }

  /** Takes back a goroutine that was never run. Whoever waits for it is told so. */
  static void discard(GoroutineDescriptor descriptor) {
    descriptor.become(GoroutineStatus.RUNNABLE, GoroutineStatus.RUNNING);
    end(
        descriptor,
        Ending.panicked(new CancellationException("its executor was stopped before it ran")),
        null);
    countDown(1);
  }

  /** So many goroutines have ended. The main thread may wait for the last one. */
  static void countDown(int ended) {
    if (JvmWide.LIVE.addAndGet(-ended) == 0) {
      synchronized (JvmWide.LIVE) {
        JvmWide.LIVE.notifyAll();
      }
    }
  }
}
