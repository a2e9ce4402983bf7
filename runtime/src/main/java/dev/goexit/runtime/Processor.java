package dev.goexit.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What a worker needs to run goroutines (Go: p): a run queue, a free list, and ids. There are as
 * many as goroutines may compute at once.
 *
 * <p>It is either idle, in the scheduler's list and touched under its lock only, or owned by one
 * {@link Worker}; there is told how it changes hands.
 */
final class Processor {
  private static final int ID_BATCH = 16;
  private static final VarHandle TICK;

  static {
    try {
      TICK = MethodHandles.lookup().findVarHandle(Processor.class, "tick", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final int number;
  final RunQueue runQueue;
  final FreeList freeList;
  final GoroutineCounts counts = new GoroutineCounts();

  /** Who holds it; null while idle. Written by who gives or takes it. */
  volatile Worker owner;

  /** The monitor asks that the next goroutine not inherit the slice: it is used up. */
  volatile boolean isSliceOver;

  /** How many slices it has begun. Written by the owner in opaque mode, read by the monitor. */
  private int tick;

  /** The last id given out and the last of the batch. */
  private long id;

  private long lastId;

  Processor(int number, GlobalRunQueue overflow, GlobalFreeList dead) {
    this.number = number;
    runQueue = new RunQueue(overflow);
    freeList = new FreeList(dead);
  }

  /** A new goroutine's id (rule F1): only the batch is taken from the common source. */
  long nextId() {
    if (id == lastId) {
      lastId = JvmWide.IDS.addAndGet(ID_BATCH);
      id = lastId - ID_BATCH;
    }
    return ++id;
  }

  int tick() {
    return (int) TICK.getOpaque(this);
  }

  void beginSlice() {
    TICK.setOpaque(this, tick + 1);
  }

  /** Go: what preemption does to a chain of goroutines that each run next. */
  void endSlice() {
    isSliceOver = false;
    runQueue.demoteNext();
  }
}
