package dev.goexit.runtime;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The exit in flight on this goroutine, which is told by the identity of its signal and by nothing
 * else: a signal that somebody swallowed is in nobody's hands, and means nothing to a later
 * handler.
 */
public final class Exits {
  private Exits() {}

  /** The signal of the exit that this goroutine is on its way out by; null if it is not. */
  public static Throwable pending() {
    Object[] cell = JvmWide.CELLS.get();
    return cell == null ? null : (Throwable) cell[ThreadCell.PENDING];
  }

  /**
   * Begins an exit. An exit while exiting changes nothing: the first one goes on (rule C9).
   *
   * @return the signal that is to be thrown
   * @throws IllegalStateException if it would pass an unwoven {@code @ExitBoundary} or the static
   *     initialiser of a guarded class
   * @throws StackOverflowError if a guard on its way might find no stack; then no exit has begun
   */
  public static Throwable raise(Throwable signal, int status) {
    Headroom.requireForGuards();
    Object[] cell = ThreadCell.current();
    Initialisers.check(cell);
    Throwable pending = (Throwable) cell[ThreadCell.PENDING];
    if (pending != null) {
      cell[ThreadCell.DISPLACED_BY] = null;
      return pending;
    }
    UnwovenBoundaries.check();
    GoroutineDescriptor goroutine = GoroutineDescriptor.of(cell);
    goroutine.isExitKept = goroutine.task instanceof TaskBody task && task.isWithinFuture();
    return begin(cell, signal, status);
  }

  /** As {@link #raise} of a first exit, on any thread and past whatever boundaries. */
  public static Throwable ofThread(Throwable signal, int status) {
    Headroom.requireForGuards();
    return begin(ThreadCell.current(), signal, status);
  }

  private static Throwable begin(Object[] cell, Throwable signal, int status) {
    cell[ThreadCell.PENDING] = signal;
    cell[ThreadCell.DISPLACED_BY] = null;
    ThreadCell.setStatus(cell, status);
    Recording.exited(signal, status);
    Object audit = JvmWide.AUDIT.get();
    if (audit != null) {
      tell(audit, signal);
    }
    return signal;
  }

  @SuppressWarnings("unchecked")
  private static void tell(Object audit, Throwable signal) {
    ((Consumer<Throwable>) audit).accept(signal);
  }

  /** As {@link #raise} of a further exit, on any thread and past whatever initialisers. */
  public static Throwable again(Throwable pending) {
    Headroom.requireForGuards();
    ThreadCell.current()[ThreadCell.DISPLACED_BY] = null;
    return pending;
  }

  /** Tells an exit from a panic, and a panic behind which an exit waits from others. */
  static PanicRecord recordOf(GoroutineDescriptor goroutine, Throwable thrown) {
    Object[] cell = goroutine.cell;
    PanicRecord former = arrive(goroutine);
    if (former != null && former.throwable == thrown) {
      takesExitsPlace(cell, thrown);
      return former;
    }
    Throwable pending = (Throwable) cell[ThreadCell.PENDING];
    if (pending == null) {
      return PanicRecord.ofPanic(thrown, null, goroutine.panic());
    }
    if (carries(thrown, pending)) {
      return PanicRecord.ofExit(pending, null, goroutine.panic());
    }
    PanicRecord record = PanicRecord.ofPanic(thrown, null, goroutine.panic());
    record.overExit = takesExitsPlace(cell, thrown);
    record.link = record.overExit ? former : null;
    return record;
  }

  /**
   * What a deferred call threw takes the place of what is on its way and has no record: of an exit,
   * too, which then waits behind it.
   */
  static void replaceUnrecorded(Object[] cell, Throwable replaced, Throwable by) {
    Throwable pending = (Throwable) cell[ThreadCell.PENDING];
    boolean isExit = pending != null && carries(replaced, pending);
    if (!isExit) {
      keep(replaced, by);
    } else if (!carries(by, pending)) {
      cell[ThreadCell.DISPLACED_BY] = by;
    }
  }

  /** As that, of an activation with open-coded calls, which makes them itself for want of room. */
  public static void replaceUnrecorded(Throwable replaced, Throwable by) {
    replaceUnrecorded(ThreadCell.current(), replaced, by);
  }

  /** What runs the next deferred call after one run by {@code current} threw. */
  static PanicRecord replace(GoroutineDescriptor goroutine, PanicRecord current, Throwable thrown) {
    Object[] cell = goroutine.cell;
    Throwable pending = (Throwable) cell[ThreadCell.PENDING];
    if (pending != null && carries(thrown, pending)) {
      cell[ThreadCell.DISPLACED_BY] = null;
      keep(current, pending);
      PanicRecord exit = recordWithin(goroutine, current, pending);
      return exit != null ? exit : PanicRecord.ofExit(pending, current, current);
    }
    keep(current, thrown);
    PanicRecord record = recordWithin(goroutine, current, thrown);
    if (record == null) {
      record = PanicRecord.ofPanic(thrown, current, current);
    }
    record.overExit |= takesExitsPlace(cell, thrown) || current.isExit || current.overExit;
    return record;
  }

  /**
   * What has run the last deferred call of an activation leaves it, as a throwable for the next.
   */
  static void leave(GoroutineDescriptor goroutine, PanicRecord current) {
    current.isPropagating = true;
    if (goroutine.propagating != current) { // It leaves many on its way: see Unwinder.
      goroutine.propagating = current;
    }
    if (current.overExit) {
      goroutine.cell[ThreadCell.DISPLACED_BY] = current.throwable;
    }
  }

  /**
   * Whether it is the panic in the exit's place, or wraps it, that arrives at an activation. It is
   * taken too: while it runs deferred calls the same throwable may be thrown anew in them.
   */
  private static boolean takesExitsPlace(Object[] cell, Throwable thrown) {
    Throwable displacedBy = (Throwable) cell[ThreadCell.DISPLACED_BY];
    boolean takes = displacedBy != null && carries(thrown, displacedBy);
    if (takes) {
      cell[ThreadCell.DISPLACED_BY] = null;
    }
    return takes;
  }

  /**
   * What has left an activation, if anything has: an activation that catches a throwable sees by it
   * that this is not a new panic. Taken, since the same throwable may be thrown anew: a constant
   * does that, and the JVM itself when it is tired of making them for a hot method.
   */
  private static PanicRecord arrive(GoroutineDescriptor goroutine) {
    PanicRecord former = goroutine.propagating;
    if (former == null || !former.isPropagating) {
      return null;
    }
    former.isPropagating = false;
    return former;
  }

  /**
   * The record made further in, if the throwable left an activation there: it knows what led to it.
   */
  private static PanicRecord recordWithin(
      GoroutineDescriptor goroutine, PanicRecord current, Throwable thrown) {
    PanicRecord former = arrive(goroutine);
    if (former == null || former.throwable != thrown || former.isPartOf(current)) {
      return null;
    }
    former.linkBelow(current);
    return former;
  }

  /** A panic that nobody recovered gives way to another throwable, and can be found there. */
  private static void keep(PanicRecord replaced, Throwable by) {
    if (!replaced.isExit && !replaced.recovered) {
      keep(replaced.throwable, by);
    }
  }

  /**
   * As a suppressed one, unless it is the other or its cause. What the machine raises itself, and
   * may raise again, keeps none.
   */
  private static void keep(Throwable replaced, Throwable by) {
    if (!(by instanceof VirtualMachineError) && !carries(by, replaced) && !carries(replaced, by)) {
      by.addSuppressed(replaced);
    }
  }

  /**
   * The exit that goes on after the panic in its way was recovered. That panic is over, and so are
   * those that led to it since the exit began.
   */
  static PanicRecord resume(GoroutineDescriptor goroutine, PanicRecord recovered) {
    Object[] cell = goroutine.cell;
    cell[ThreadCell.DISPLACED_BY] = null;
    PanicRecord record = recovered;
    while (record != null && !record.isExit) {
      record = record.link;
    }
    return record != null
        ? record
        : PanicRecord.ofExit((Throwable) cell[ThreadCell.PENDING], null, null);
  }

  /**
   * Whether the throwable is the one looked for, or was made to wrap it: reflection and executors
   * do.
   */
  static boolean carries(Throwable thrown, Throwable lookedFor) {
    if (thrown == lookedFor) {
      return true;
    }
    if (causeOf(thrown) == null) {
      return false;
    }
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Throwable cause = thrown;
    while (cause != null && seen.add(cause)) {
      if (cause == lookedFor) {
        return true;
      }
      cause = causeOf(cause);
    }
    return false;
  }

  /** A throwable may compute its cause and fail: that must not stop what unwinds. */
  private static Throwable causeOf(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (RuntimeException e) {
      return null;
    }
  }
}
