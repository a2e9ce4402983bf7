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
 * <p>After the last call the activation returns, or what runs then leaves it as a throwable. {@link
 * #runReturning}, {@link #runPanicking} and {@link #runExiting} are told apart on the stack, by
 * {@link Recovery} and {@link Traces}.
 */
public final class Unwinder {
  /** What a throwable needs on its way. The facade is above us, so it is known by name only. */
  private static final String[] USED = {
    "dev.goexit.woven.Woven",
    "dev.goexit.Go",
    "dev.goexit.runtime.DeferFrame",
    "dev.goexit.runtime.DeferRecord$OfNothing",
    "dev.goexit.runtime.DeferRecord$OfOne",
    "dev.goexit.runtime.DeferRecord$OfTwo",
    "dev.goexit.runtime.Exits",
    "dev.goexit.runtime.Headroom",
    "dev.goexit.runtime.PanicRecord",
    "dev.goexit.runtime.Recovery",
    "dev.goexit.runtime.Sneaky"
  };

  private Unwinder() {}

  /**
   * Loads what unwinding uses, before anything unwinds. Classes that are first used after the stack
   * overflowed are tried in vain by frame after frame, and each time the JVM complains on stderr
   * that there was no stack to ask its agents.
   */
  static void load() {
    for (String name : USED) {
      try {
        Class.forName(name, true, Unwinder.class.getClassLoader());
      } catch (ClassNotFoundException e) {
        throw new NoClassDefFoundError(e.getMessage());
      }
    }
  }

  /** The activation returns. Throws what leaves it instead, if a deferred call panics or exits. */
  public static void deferReturn(DeferFrame frame) {
    run(frame, null);
  }

  /**
   * A throwable leaves the activation. Returns if it was recovered: then the activation returns.
   */
  public static void unwind(DeferFrame frame, Throwable thrown) {
    run(frame, thrown);
  }

  private static void run(DeferFrame frame, Throwable thrown) {
    if (thrown instanceof StackOverflowError) {
      Headroom.require();
    }
    GoroutineDescriptor goroutine = frame.goroutine;
    PanicRecord current = thrown == null ? null : begin(goroutine, frame, thrown);
    if (current != null) {
      goroutine.unwinding = current;
    }
    current = runAll(goroutine, frame, current);
    if (current != null) {
      Exits.leave(goroutine, current);
      throw Sneaky.unchecked(current.throwable);
    }
  }

  private static PanicRecord begin(
      GoroutineDescriptor goroutine, DeferFrame last, Throwable thrown) {
    boolean isCutShort = goroutine.frame != last && thrown instanceof StackOverflowError;
    return isCutShort ? goOn(goroutine, thrown) : Exits.recordOf(goroutine, thrown);
  }

  /** The stack overflowed while a frame further in was unwound: what unwound it goes on. */
  private static PanicRecord goOn(GoroutineDescriptor goroutine, Throwable overflow) {
    PanicRecord cutShort = goroutine.cutShort;
    goroutine.cutShort = null;
    if (cutShort != null) {
      return cutShort;
    }
    Throwable pending = Exits.pending();
    return pending != null
        ? PanicRecord.ofExit(pending, null, goroutine.panic)
        : Exits.recordOf(goroutine, overflow);
  }

  /** Runs what is left of the chains from the innermost frame to the given one, or of all. */
  private static PanicRecord runAll(
      GoroutineDescriptor goroutine, DeferFrame last, PanicRecord ending) {
    PanicRecord current = ending;
    while (goroutine.frame != last) {
      current = runChain(goroutine.frame, current);
    }
    return last == null ? current : runChain(last, current);
  }

  /** Runs what is left of the frame's chain; gives what then leaves the frame, null for nothing. */
  private static PanicRecord runChain(DeferFrame frame, PanicRecord ending) {
    PanicRecord current = ending;
    DeferRecord record = null;
    try {
      while ((record = frame.pop()) != null) {
        current = run(frame, record, current);
      }
      frame.close();
      return current;
    } catch (StackOverflowError overflow) {
      // No call may be made here. A frame further out, which has more stack, goes on with it.
      if (record != null) {
        frame.putBack = record;
      }
      frame.goroutine.cutShort = current;
      throw overflow;
    }
  }

  private static PanicRecord run(DeferFrame frame, DeferRecord record, PanicRecord current) {
    if (record.overflow != null && Headroom.isEntered(record.overflow)) {
      return current == null
          ? Exits.recordOf(frame.goroutine, record.overflow)
          : Exits.replace(frame.goroutine, current, record.overflow);
    }
    if (current == null) {
      return runReturning(frame, record);
    }
    return current.isExit
        ? runExiting(frame, record, current)
        : runPanicking(frame, record, current);
  }

  private static PanicRecord runReturning(DeferFrame frame, DeferRecord record) {
    GoroutineDescriptor goroutine = frame.goroutine;
    DeferFrame formerRunning = goroutine.running;
    goroutine.running = frame;
    try {
      record.call();
      return null;
    } catch (StackOverflowError overflow) {
      record.overflow = overflow;
      passIfNotEntered(overflow);
      return Exits.recordOf(goroutine, overflow);
    } catch (Throwable thrown) {
      return Exits.recordOf(goroutine, thrown);
    } finally {
      goroutine.running = formerRunning;
    }
  }

  private static PanicRecord runPanicking(
      DeferFrame frame, DeferRecord record, PanicRecord current) {
    return runUnder(current, frame, record);
  }

  private static PanicRecord runExiting(DeferFrame frame, DeferRecord record, PanicRecord current) {
    return runUnder(current, frame, record);
  }

  private static PanicRecord runUnder(PanicRecord current, DeferFrame frame, DeferRecord record) {
    GoroutineDescriptor goroutine = frame.goroutine;
    DeferFrame formerRunning = goroutine.running;
    PanicRecord formerPanic = goroutine.panic;
    goroutine.running = frame;
    goroutine.panic = current;
    current.runsForwarder = record.forwards;
    try {
      record.call();
    } catch (StackOverflowError overflow) {
      record.overflow = overflow;
      passIfNotEntered(overflow);
      return Exits.replace(goroutine, current, overflow);
    } catch (Throwable thrown) {
      return Exits.replace(goroutine, current, thrown);
    } finally {
      goroutine.running = formerRunning;
      goroutine.panic = formerPanic;
    }
    if (!current.recovered) {
      return current;
    }
    goroutine.unwinding = formerPanic;
    return current.overExit ? Exits.resume(current) : null;
  }

  /**
   * The stack overflowed in a deferred call. If on the way to its function already, it is to be
   * made again further out; the record keeps the question if there is no stack to answer it here.
   */
  private static void passIfNotEntered(StackOverflowError overflow) {
    if (!Headroom.isEntered(overflow)) {
      throw overflow;
    }
  }

  /** Runs what a stack overflow left behind, at the goroutine's end; gives what it ends with. */
  static Throwable drain(GoroutineDescriptor goroutine, Throwable ending) {
    PanicRecord current = ending == null ? null : begin(goroutine, null, ending);
    current = runAll(goroutine, null, current);
    goroutine.propagating = current;
    return current == null ? null : current.throwable;
  }
}
