package dev.goexit.runtime;

import dev.goexit.GoroutineStatus;
import dev.goexit.PanicException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the runtime knows of one goroutine (Go: g). Pooled: a dead one is used again under a new id.
 * Users hold the {@link GoroutineHandle} instead, which is not.
 *
 * <pre>
 * IDLE     -> DEAD      made
 * DEAD     -> RUNNABLE  started: off the free list, under a new id
 * RUNNABLE -> RUNNING   a thread took it
 * RUNNING  -> DEAD      returned, exited or panicked, after its last deferred call
 * </pre>
 *
 * <p>Fields without a word on threads belong to the thread that runs the goroutine.
 */
public final class GoroutineDescriptor {
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final VarHandle STATUS = statusHandle();

  /** Its number among the descriptors, for life. */
  final int number = NUMBERS.incrementAndGet();

  /** Changed by compareAndSet only; read by any thread. */
  private volatile GoroutineStatus status = GoroutineStatus.IDLE;

  /** Null while dead. Read by any thread: dumps. */
  volatile GoroutineHandle handle;

  /** The thread that runs it; null while it waits for one. Read by any thread: dumps. */
  volatile Thread thread;

  /** How many bottom frames of other goroutines lie below its own on its thread. */
  volatile int bottomsBelow;

  /** Whether it has a bottom frame of its own; a thread of others has not. */
  volatile boolean hasBottom;

  /** The innermost activation that has deferred and not ended. */
  DeferFrame frame;

  /** The panic or exit that runs a deferred call now, the innermost one. */
  PanicRecord panic;

  /**
   * The panic or exit that runs deferred calls now, or was last seen to. Main's end looks at it,
   * without a lock.
   */
  PanicRecord unwinding;

  /** The panic or exit last seen to leave an activation: the next one may be its caller. */
  PanicRecord propagating;

  /** The activation whose deferred call runs now, for {@code Go.result} and {@code setResult}. */
  DeferFrame running;

  /** The trap that it belongs to; null for none. See {@link TrapScope}. */
  Object trap;

  /** Whether a panic that reaches its bottom is nobody's to handle. */
  boolean crashes;

  /** How many woven @ExitBoundary methods it is in. */
  int boundaries;

  GoroutineDescriptor() {
    become(GoroutineStatus.IDLE, GoroutineStatus.DEAD);
  }

  /** The descriptor of the goroutine that runs the caller; a thread of others becomes one. */
  public static GoroutineDescriptor current() {
    Object[] cell = ThreadCell.current();
    return cell[ThreadCell.DESCRIPTOR] instanceof GoroutineDescriptor descriptor
        ? descriptor
        : ForeignThreads.adopt(cell);
  }

  /** As {@link #current}, but null for a thread that is no goroutine of this runtime. */
  static GoroutineDescriptor currentOrNull() {
    Object[] cell = JvmWide.CELLS.get();
    return cell != null && cell[ThreadCell.DESCRIPTOR] instanceof GoroutineDescriptor descriptor
        ? descriptor
        : null;
  }

  /** The user's handle. */
  public GoroutineHandle handle() {
    return handle;
  }

  GoroutineStatus status() {
    return status;
  }

  /** Go: casgstatus. A wrong start state means that the runtime is broken: it says so and stops. */
  void become(GoroutineStatus from, GoroutineStatus to) {
    if (!STATUS.compareAndSet(this, from, to)) {
      throw new IllegalStateException(
          "goroutine descriptor "
              + number
              + " is "
              + status
              + ", not "
              + from
              + " (to "
              + to
              + ")");
    }
  }

  /** Go: gdestroy. Nothing of the dead goroutine may be seen, or kept alive, by the next. */
  void reset() {
    handle = null;
    thread = null;
    frame = null;
    panic = null;
    propagating = null;
    unwinding = null;
    running = null;
    crashes = false;
    trap = null;
    boundaries = 0;
    bottomsBelow = 0;
    hasBottom = false;
  }

  boolean isReset() {
    return handle == null
        && thread == null
        && frame == null
        && panic == null
        && propagating == null
        && running == null
        && trap == null;
  }

  /** What {@code recover} gives for a throwable: the value it was made for, or itself. */
  static Object valueOf(Throwable thrown) {
    return thrown instanceof PanicException panic ? panic.value() : thrown;
  }

  private static VarHandle statusHandle() {
    try {
      return MethodHandles.lookup()
          .findVarHandle(GoroutineDescriptor.class, "status", GoroutineStatus.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
