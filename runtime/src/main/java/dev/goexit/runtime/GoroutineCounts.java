package dev.goexit.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How many goroutines a processor has started and ended. Written by the processor's holder only, in
 * opaque mode, so that counting costs no more than the addition; read by any thread, a moment late.
 */
final class GoroutineCounts {
  private static final VarHandle CREATED;
  private static final VarHandle RETURNED;
  private static final VarHandle EXITED;
  private static final VarHandle PANICKED;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      CREATED = lookup.findVarHandle(GoroutineCounts.class, "created", long.class);
      RETURNED = lookup.findVarHandle(GoroutineCounts.class, "returned", long.class);
      EXITED = lookup.findVarHandle(GoroutineCounts.class, "exited", long.class);
      PANICKED = lookup.findVarHandle(GoroutineCounts.class, "panicked", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private long created;
  private long returned;
  private long exited;
  private long panicked;

  void countCreated() {
    CREATED.setOpaque(this, created + 1);
  }

  void countEnded(Ending ending) {
    if (ending.thrown() == null) {
      RETURNED.setOpaque(this, returned + 1);
    } else if (ending.isExit()) {
      EXITED.setOpaque(this, exited + 1);
    } else {
      PANICKED.setOpaque(this, panicked + 1);
    }
  }

  /** A moment's view. Any thread. */
  GoroutineTotals.Sum read() {
    return new GoroutineTotals.Sum(
        (long) CREATED.getOpaque(this),
        (long) RETURNED.getOpaque(this),
        (long) EXITED.getOpaque(this),
        (long) PANICKED.getOpaque(this));
  }

  /** Sets all to 0. While nobody holds the processor. */
  void clear() {
    CREATED.setOpaque(this, 0);
    RETURNED.setOpaque(this, 0);
    EXITED.setOpaque(this, 0);
    PANICKED.setOpaque(this, 0);
  }
}
