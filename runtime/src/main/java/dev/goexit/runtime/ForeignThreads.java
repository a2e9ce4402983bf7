package dev.goexit.runtime;

import dev.goexit.GoroutineStatus;

/**
 * Makes a goroutine of a thread that the runtime did not start, at its first use of the API: the
 * main thread becomes goroutine 1, as in Go. It has no bottom frame and no end that we are told.
 */
final class ForeignThreads {
  private static final long MAIN_GOROUTINE = 1;

  /** For a thread that is a goroutine of another copy of this runtime. */
  private static final ThreadLocal<GoroutineDescriptor> OF_THIS_COPY = new ThreadLocal<>();

  private ForeignThreads() {}

  /** Gives the calling thread a descriptor. */
  static GoroutineDescriptor adopt(Object[] cell) {
    if (cell[ThreadCell.DESCRIPTOR] == null) {
      GoroutineDescriptor descriptor = make(cell);
      cell[ThreadCell.DESCRIPTOR] = descriptor;
      return descriptor;
    }
    GoroutineDescriptor descriptor = OF_THIS_COPY.get();
    if (descriptor == null) {
      descriptor = make(cell);
      OF_THIS_COPY.set(descriptor);
    }
    return descriptor;
  }

  /** The agent saw which thread runs main; without it the launcher's names tell. */
  private static boolean isMain(Thread thread) {
    Thread main = JvmWide.MAIN_THREAD.get();
    if (main != null) {
      return thread == main;
    }
    ThreadGroup group = thread.getThreadGroup();
    return thread.getName().equals("main") && group != null && group.getName().equals("main");
  }

  private static GoroutineDescriptor make(Object[] cell) {
    Thread thread = Thread.currentThread();
    boolean isMain = isMain(thread);
    GoroutineDescriptor descriptor = new GoroutineDescriptor();
    long id = isMain ? MAIN_GOROUTINE : JvmWide.IDS.incrementAndGet();
    descriptor.thread = thread;
    descriptor.cell = cell;
    descriptor.hasBottom = isMain && JvmWide.MAIN_CLASS.get() != null;
    descriptor.handle =
        new GoroutineHandle(id, isMain ? "" : thread.getName(), descriptor, null, 0);
    descriptor.become(GoroutineStatus.DEAD, GoroutineStatus.RUNNABLE);
    descriptor.become(GoroutineStatus.RUNNABLE, GoroutineStatus.RUNNING);
    GoroutineRegistry.add(descriptor);
    UncaughtPanics.register();
    if (isMain) {
      JvmWide.MAIN_THREAD.compareAndSet(null, thread);
      MainGoroutine.register(descriptor);
    }
    return descriptor;
  }
}
