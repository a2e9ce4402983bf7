package dev.goexit.runtime;

import dev.goexit.GoBody;
import dev.goexit.GoroutineStatus;
import dev.goexit.PanicException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the runtime knows of one goroutine (Go: g). Pooled: a dead one is used again under a new id.
 * Users hold the {@link GoroutineHandle} instead, which is not.
 *
 * <pre>
 * IDLE     -> DEAD      made
 * DEAD     -> RUNNABLE  started: off a free list, under a new id
 * RUNNABLE -> RUNNING   a thread took it; or, after gosched, gave it a processor again
 * RUNNING  -> RUNNABLE  gosched: at the tail of the global queue, bound to its thread
 * RUNNING  -> DEAD      returned, exited or panicked, after its last deferred call
 * </pre>
 *
 * <p>Go's other states have no counterpart: a goroutine that blocks keeps its thread, and the
 * thread's state tells; nothing is stopped to scan a stack.
 *
 * <p>Fields without a word on threads belong to the thread that runs the goroutine, before that to
 * the one that starts it. What dumps read besides is written before the status, whose change
 * publishes it; a dump may see it a moment late, and looks again at the handle.
 *
 * <p>It is its goroutine's body as well, and the link of the lists it is in, so that starting one
 * makes no object but the handle.
 */
public final class GoroutineDescriptor implements Callable<Object> {
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final VarHandle STATUS = statusHandle();
  private static final GoroutineStatus[] STATUSES = GoroutineStatus.values();

  /** Its number among the descriptors, for life. */
  final int number = NUMBERS.incrementAndGet();

  /**
   * The status, by its ordinal: a number needs no barrier of the garbage collector's. Changed from
   * a known one to another, by who starts it, then by who runs it. Read by any thread.
   */
  private volatile int status = GoroutineStatus.IDLE.ordinal();

  /** Null while dead. Read by dumps, too. */
  GoroutineHandle handle;

  /** The thread that runs it; null while it waits for one. Read by dumps, too. */
  Thread thread;

  /** The {@link ThreadCell} of that thread, so that no thread-local is looked up. */
  Object[] cell;

  /** How many bottom frames of other goroutines lie below its own on its thread. */
  int bottomsBelow;

  /** Whether it has a bottom frame of its own; a thread of others has not. */
  boolean hasBottom;

  /** The body, if it is a function. */
  GoBody function;

  /** The body otherwise: an executor's task. */
  Callable<?> task;

  /** Whether it was taken from the common free list, and goes back there. */
  boolean isCommon;

  /** After {@code gosched}: who has its stack and waits to go on with it (Go: lockedm). */
  Worker boundTo;

  /** The next in the queue or the free list that it is in; it is in one at most. */
  GoroutineDescriptor link;

  /** Its place among all descriptors. Guarded by the registry. */
  int registryIndex;

  /** The innermost activation that has deferred and not ended. */
  DeferFrame frame;

  /**
   * The panic or exit that runs deferred calls now, or was last seen to. Main's end looks at it,
   * without a lock.
   */
  PanicRecord unwinding;

  /** How often activations on it have begun to run their deferred calls in the unwinder. */
  long unwindsBegun;

  /**
   * The panic or exit last seen to leave an activation: the next one may be its caller, if the
   * record says so.
   */
  PanicRecord propagating;

  /** The activation whose deferred call runs now, the innermost one. */
  DeferFrame running;

  /** The trap that it belongs to; null for none. See {@link TrapScope}. */
  Object trap;

  /** Whether a panic that reaches its bottom is nobody's to handle. */
  boolean crashes;

  /** Whether its exit was called within a future that keeps and tells it. */
  boolean isExitKept;

  /** How many woven @ExitBoundary methods it is in. */
  int boundaries;

  GoroutineDescriptor() {
    become(GoroutineStatus.IDLE, GoroutineStatus.DEAD);
  }

  /** The descriptor of the goroutine that runs the caller; a thread of others becomes one. */
  public static GoroutineDescriptor current() {
    return of(ThreadCell.current());
  }

  /** As {@link #current}, by the calling thread's cell. */
  static GoroutineDescriptor of(Object[] cell) {
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

  /** The goroutine's body (Go: startfn). Its frame is left out of traces. */
  @Override
  public Object call() throws Exception {
    if (function == null) {
      return task.call();
    }
    try {
      function.run();
    } catch (Throwable thrown) {
      throw Sneaky.unchecked(thrown);
    }
    return null;
  }

  /** The user's handle. */
  public GoroutineHandle handle() {
    return handle;
  }

  /** The panic or exit that runs a deferred call now, the innermost one; null if none does. */
  PanicRecord panic() {
    DeferFrame activation = running;
    while (activation != null && activation.runner == null) {
      activation = activation.outerRunning;
    }
    return activation == null ? null : activation.runner;
  }

  GoroutineStatus status() {
    return STATUSES[status];
  }

  /**
   * Go: casgstatus. Of two who make the same transition one succeeds. A wrong start state means
   * that the runtime is broken: it says so and stops.
   */
  void become(GoroutineStatus from, GoroutineStatus to) {
    if (!STATUS.compareAndSet(this, from.ordinal(), to.ordinal())) {
      throw new IllegalStateException(
          "goroutine descriptor "
              + number
              + " is "
              + status()
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
    cell = null;
    function = null;
    task = null;
    frame = null;
    propagating = null;
    unwinding = null;
    unwindsBegun = 0;
    running = null;
    crashes = false;
    isExitKept = false;
    trap = null;
    boundaries = 0;
    bottomsBelow = 0;
    hasBottom = false;
    isCommon = false;
  }

  boolean isReset() {
    return handle == null
        && thread == null
        && function == null
        && task == null
        && boundTo == null
        && link == null
        && bottomsBelow == 0
        && !hasBottom
        && !isCommon
        && unwinding == null
        && trap == null
        && !crashes
        && !isExitKept
        && boundaries == 0
        && frame == null
        && cell == null
        && propagating == null
        && running == null;
  }

  /** What {@code recover} gives for a throwable: the value it was made for, or itself. */
  static Object valueOf(Throwable thrown) {
    return thrown instanceof PanicException panic ? panic.value() : thrown;
  }

  private static VarHandle statusHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(GoroutineDescriptor.class, "status", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
