package dev.goexit.runtime;

/**
 * Runs the deferred calls of an activation when it ends, by Go's rules (Go: panic.go).
 *
 * <p>An activation ends by returning, by a panic or by an exit; the latter two arrive as a
 * throwable. Its deferred calls run one by one, last deferred first, each taken off the chain
 * before it is called. What a call does decides what runs the next one:
 *
 * <pre>
 * runs because of   the call returns         recovers and returns        panics        exits
 * return            return                   (nothing to recover)        that panic    the exit
 * panic             that panic               return; over an exit: exit  the new one   the exit
 * exit              exit                     (nothing to recover)        the panic     the exit
 * </pre>
 *
 * <p>What changes from call to call is in the frames and records, and as little as possible in the
 * descriptor: they are young, and it is old, and to store a young object into an old one costs a
 * fence of the garbage collector's, as much as all else here.
 *
 * <p>After the last call the activation returns, or what runs then leaves it as a throwable. {@link
 * #runReturning}, {@link #runPanicking} and {@link #runExiting} are told apart on the stack, by
 * {@link Recovery} and {@link Traces}.
 */
public final class Unwinder {
  /** What a throwable needs on its way. The facade is above us, so it is known by name only. */
  private static final String[] USED = {
    "dev.goexit.woven.Woven",
    "dev.goexit.Go",
    "dev.goexit.Deferred",
    "dev.goexit.DeferredOf",
    "dev.goexit.DeferredOf2",
    "dev.goexit.runtime.DeferFrame",
    "dev.goexit.runtime.DeferRecord$OfNothing",
    "dev.goexit.runtime.DeferRecord$OfOne",
    "dev.goexit.runtime.DeferRecord$OfTwo",
    "dev.goexit.runtime.Ending",
    "dev.goexit.runtime.Exits",
    "dev.goexit.runtime.Headroom",
    "dev.goexit.runtime.PanicRecord",
    "dev.goexit.runtime.Recording",
    "dev.goexit.runtime.Recovery",
    "dev.goexit.runtime.Sneaky",
    "dev.goexit.runtime.TraceRecording"
  };

  private Unwinder() {}

  /**
   * Loads what unwinding uses, before anything unwinds: where the heap is full none can be. Classes
   * that are first used after the stack overflowed are tried in vain by frame after frame, and each
   * time the JVM complains on stderr that there was no stack to ask its agents.
   */
  static void load() {
    for (String name : USED) {
      try {
        Class.forName(name, true, Unwinder.class.getClassLoader());
      } catch (ClassNotFoundException e) {
        throw new NoClassDefFoundError(e.getMessage());
      }
    }
    Headroom.load();
  }

  /** The activation returns. Throws what leaves it instead, if a deferred call panics or exits. */
  public static void deferReturn(DeferFrame frame) {
    Throwable leaving = run(frame.goroutine, frame, null);
    if (leaving != null) {
      throw Sneaky.unchecked(leaving);
    }
  }

  /**
   * A throwable leaves the activation. Gives what leaves it after its deferred calls; null if it
   * was recovered: then the activation returns.
   */
  public static Throwable unwind(DeferFrame frame, Throwable thrown) {
    return run(frame.goroutine, frame, thrown);
  }

  /**
   * Runs what a stack overflow left behind, at the goroutine's end; gives what it ends with. A call
   * that finds no stack even here has failed, with that overflow as its panic.
   */
  static Throwable drain(GoroutineDescriptor goroutine, Throwable ending) {
    Throwable thrown = ending;
    do {
      thrown = run(goroutine, null, thrown);
    } while (isPutBackTakenAsMade(goroutine.frame));
    return thrown;
  }

  private static boolean isPutBackTakenAsMade(DeferFrame innermost) {
    DeferFrame frame = innermost;
    while (frame != null && !frame.takePutBackAsMade()) {
      frame = frame.caller;
    }
    return frame != null;
  }

  /**
   * Runs what is left of the chains from the innermost frame to the given one, or of all; gives
   * what leaves the latter. Where there is no stack for a deferred call it stays on its chain, and
   * what runs at that time leaves the activation.
   */
  private static Throwable run(GoroutineDescriptor goroutine, DeferFrame last, Throwable thrown) {
    goroutine.unwindsBegun++;
    PanicRecord current = null;
    DeferFrame frame = goroutine.frame;
    DeferRecord record = null;
    Throwable leaving = thrown;
    if (last != null) {
      last.isLeftBehind = false; // Who called us said so, for the case that this call overflows.
    }
    try {
      if (thrown != null) {
        current = begin(goroutine, thrown);
      }
      Throwable unrecorded = current == null ? thrown : null; // For want of memory.
      while (frame != null) {
        if (!frame.hasRoom) {
          Headroom.requireToFunction();
        }
        while (goroutine.frame == frame && (record = frame.pop()) != null) {
          current = run(frame, record, current, unrecorded);
          unrecorded = current != null ? null : record.thrown != null ? record.thrown : unrecorded;
          record = null;
          leaving = current == null ? unrecorded : current.throwable;
        }
        boolean isOver = goroutine.frame == frame; // Else what its call left behind comes first.
        if (isOver) {
          frame.close();
        }
        frame = isOver && frame == last ? null : goroutine.frame;
      }
      if (current != null) {
        Exits.leave(goroutine, current);
      }
      return leaving;
    } catch (StackOverflowError | OutOfMemoryError overflow) {
      // No call can be relied on here: fields say it all.
      if (record != null) {
        frame.putBack = record;
      }
      frame = goroutine.frame;
      while (frame != null) {
        frame.isLeftBehind = true;
        frame = frame == last ? null : frame.caller;
      }
      if (current != null) {
        try {
          Exits.leave(goroutine, current);
        } catch (StackOverflowError again) {
          // Then whoever wraps the panic on its way hides that it is over an exit.
          current.isPropagating = true;
          goroutine.propagating = current;
        }
      }
      return leaving == null ? overflow : leaving;
    }
  }

  /** Null where there is no memory for a record: then nobody recovers. */
  private static PanicRecord begin(GoroutineDescriptor goroutine, Throwable thrown) {
    if (thrown instanceof StackOverflowError) {
      Headroom.require();
    }
    PanicRecord current;
    try {
      current = Exits.recordOf(goroutine, thrown);
    } catch (OutOfMemoryError e) {
      return null;
    }
    if (goroutine.unwinding != current) {
      goroutine.unwinding = current;
    }
    return current;
  }

  private static PanicRecord run(
      DeferFrame frame, DeferRecord record, PanicRecord current, Throwable unrecorded) {
    if (!isMade(record)) {
      make(frame, record, current);
    }
    if (!isMade(record)) {
      throw (StackOverflowError) record.thrown;
    }
    return settle(frame.goroutine, record, current, unrecorded);
  }

  /**
   * Whether the call was made. If the stack overflowed it may have been on the way to its function;
   * the record keeps the question if there is no stack to answer it here.
   */
  private static boolean isMade(DeferRecord record) {
    if (!record.isMade && record.thrown != null) {
      record.isMade = Headroom.isReached(record.thrown);
    }
    return record.isMade;
  }

  private static void make(DeferFrame frame, DeferRecord record, PanicRecord current) {
    if (current == null) {
      runReturning(frame, record);
    } else if (current.isExit) {
      runExiting(frame, record, current);
    } else {
      runPanicking(frame, record, current);
    }
  }

  private static void runReturning(DeferFrame frame, DeferRecord record) {
    call(frame, record, null);
  }

  private static void runPanicking(DeferFrame frame, DeferRecord record, PanicRecord current) {
    runUnder(current, frame, record);
  }

  private static void runExiting(DeferFrame frame, DeferRecord record, PanicRecord current) {
    runUnder(current, frame, record);
  }

  private static void runUnder(PanicRecord current, DeferFrame frame, DeferRecord record) {
    current.runsForwarder = record.forwards;
    current.runsLeftBehind = frame.isLeftBehind;
    call(frame, record, current);
  }

  private static void call(DeferFrame frame, DeferRecord record, PanicRecord runner) {
    GoroutineDescriptor goroutine = frame.goroutine;
    DeferFrame outerRunning = goroutine.running;
    frame.outerRunning = outerRunning;
    frame.runner = runner;
    goroutine.running = frame;
    long begun = goroutine.unwindsBegun;
    try {
      record.call();
      record.isMade = true;
    } catch (StackOverflowError overflow) {
      record.thrown = overflow;
      record.isMade = goroutine.unwindsBegun != begun; // That was in its function.
    } catch (Throwable thrown) {
      record.thrown = thrown;
      record.isMade = true;
    } finally {
      goroutine.running = outerRunning;
    }
  }

  /**
   * What runs the next deferred call after this one was made; null for nothing, or where there is
   * no memory for a record of what the call threw.
   */
  private static PanicRecord settle(
      GoroutineDescriptor goroutine,
      DeferRecord record,
      PanicRecord current,
      Throwable unrecorded) {
    if (record.thrown != null) {
      try {
        if (current != null) {
          return Exits.replace(goroutine, current, record.thrown);
        }
        if (unrecorded != null) {
          Exits.replaceUnrecorded(goroutine.cell, unrecorded, record.thrown);
        }
        return Exits.recordOf(goroutine, record.thrown);
      } catch (OutOfMemoryError e) {
        return current; // What the call threw is lost, rather than the exit.
      }
    }
    if (current == null || !current.recovered) {
      return current;
    }
    goroutine.unwinding = goroutine.panic();
    goroutine.propagating = null; // It is over, and not kept.
    return current.overExit ? Exits.resume(goroutine, current) : null;
  }
}
