package dev.goexit.runtime;

import dev.goexit.GoroutineStatus;

/**
 * Makes a goroutine of a thread that the runtime did not start, at its first use of the API: the
 * main thread becomes goroutine 1, as in Go. It has no bottom frame and no end that we are told.
 */
final class ForeignThreads {
  /** The JVM's first thread has this id. */
  private static final long MAIN_THREAD = 1;

  private static final long MAIN_GOROUTINE = 1;

  /** For a thread that is a goroutine of another copy of this runtime. */
  private static final ThreadLocal<GoroutineDescriptor> OF_THIS_COPY = new ThreadLocal<>();

  private ForeignThreads() {}

  /** Gives the calling thread a descriptor. */
  static GoroutineDescriptor adopt(Object[] cell) {
    if (cell[ThreadCell.DESCRIPTOR] == null) {
      GoroutineDescriptor descriptor = make();
      cell[ThreadCell.DESCRIPTOR] = descriptor;
      return descriptor;
    }
    GoroutineDescriptor descriptor = OF_THIS_COPY.get();
    if (descriptor == null) {
      descriptor = make();
      OF_THIS_COPY.set(descriptor);
    }
    return descriptor;
  }

  static boolean isMain(Thread thread) {
    return thread.getId() == MAIN_THREAD;
  }

  private static GoroutineDescriptor make() {
    Thread thread = Thread.currentThread();
    boolean isMain = isMain(thread);
    GoroutineDescriptor descriptor = new GoroutineDescriptor();
    long id = isMain ? MAIN_GOROUTINE : JvmWide.IDS.incrementAndGet();
    descriptor.thread = thread;
    descriptor.hasBottom = isMain && JvmWide.MAIN_CLASS.get() != null;
    descriptor.handle =
        new GoroutineHandle(id, isMain ? "main" : thread.getName(), descriptor, null, 0);
    descriptor.become(GoroutineStatus.DEAD, GoroutineStatus.RUNNABLE);
    descriptor.become(GoroutineStatus.RUNNABLE, GoroutineStatus.RUNNING);
    GoroutineRegistry.add(descriptor);
    if (isMain) {
      MainGoroutine.register(descriptor);
    }
    return descriptor;
  }
}
