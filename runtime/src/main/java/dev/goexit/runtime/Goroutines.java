package dev.goexit.runtime;

import dev.goexit.GoroutineStatus;
import java.util.concurrent.Callable;

/** A goroutine's life between the free list and the free list (Go: newproc1, gogo, goexit0). */
final class Goroutines {
  private static final FreeList DEAD = new FreeList();

  private Goroutines() {}

  /** Go: newproc1. Makes a goroutine of a dead descriptor, runnable, not yet on any queue. */
  static GoroutineDescriptor start(String name, StackTraceElement site) {
    GoroutineDescriptor parent = GoroutineDescriptor.currentOrNull();
    GoroutineDescriptor descriptor = DEAD.get();
    long id = JvmWide.IDS.incrementAndGet();
    long creator = parent == null || parent.handle == null ? 0 : parent.handle.id();
    descriptor.handle = new GoroutineHandle(id, name, descriptor, site, creator);
    descriptor.trap = TrapScope.current();
    descriptor.become(GoroutineStatus.DEAD, GoroutineStatus.RUNNABLE);
    GoroutineRegistry.add(descriptor);
    JvmWide.LIVE.incrementAndGet();
    return descriptor;
  }

  /** Runs a runnable goroutine on the calling thread, from its bottom frame to its end. */
  static Ending run(GoroutineDescriptor descriptor, Callable<?> body) {
    Object[] cell = ThreadCell.current();
    Object[] outer = cell.clone();
    cell[ThreadCell.DESCRIPTOR] = descriptor;
    cell[ThreadCell.PENDING] = null;
    cell[ThreadCell.DISPLACED_BY] = null;
    cell[ThreadCell.STATUS] = null;
    if (outer[ThreadCell.DESCRIPTOR] instanceof GoroutineDescriptor below) {
      descriptor.bottomsBelow = below.bottomsBelow + (below.hasBottom ? 1 : 0);
    }
    descriptor.hasBottom = true;
    descriptor.thread = Thread.currentThread();
    descriptor.become(GoroutineStatus.RUNNABLE, GoroutineStatus.RUNNING);
    Object trap = descriptor.trap;
    Object outerTrap = TrapScope.enter(trap);
    try {
      return Bottom.goexit(descriptor, body);
    } finally {
      TrapScope.leave(trap, outerTrap);
      System.arraycopy(outer, 0, cell, 0, cell.length);
    }
  }

  /** Go: goexit0. The goroutine is dead; its handle tells how, its descriptor is free. */
  static void end(GoroutineDescriptor descriptor, Ending ending) {
    GoroutineHandle handle = descriptor.handle;
    GoroutineRegistry.remove(descriptor);
    descriptor.reset();
    descriptor.become(GoroutineStatus.RUNNING, GoroutineStatus.DEAD);
    DEAD.put(descriptor);
    handle.end(ending);
    countDown();
  }

  /** Takes back a goroutine that was never run. */
  static void discard(GoroutineDescriptor descriptor) {
    descriptor.become(GoroutineStatus.RUNNABLE, GoroutineStatus.RUNNING);
    end(descriptor, Ending.returned(null));
  }

  private static void countDown() {
    if (JvmWide.LIVE.decrementAndGet() == 0) {
      synchronized (JvmWide.LIVE) {
        JvmWide.LIVE.notifyAll();
      }
    }
  }
}
