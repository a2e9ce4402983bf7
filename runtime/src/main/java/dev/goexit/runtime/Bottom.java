package dev.goexit.runtime;

import java.util.concurrent.Callable;

/**
 * The bottom of every goroutine's stack. Its one method is named as Go's, so that thread dumps,
 * profilers and debuggers show {@code goexit} there; recorded traces are cut below it. Returning
 * into it, arriving in it by an exit and by a panic are the three ways to end.
 */
final class Bottom {
  private Bottom() {}

  /** Runs the goroutine that is bound to this thread, all its deferred calls included. */
  static Ending goexit(GoroutineDescriptor goroutine, Callable<?> body) {
    Object value = null;
    Throwable thrown = null;
    try {
      value = body.call();
    } catch (Throwable ending) {
      thrown = ending;
    }
    try {
      return end(goroutine, value, thrown);
    } catch (OutOfMemoryError e) {
      return Ending.UNTOLD; // Whoever waits for the goroutine is told that it is over.
    }
  }

  private static Ending end(GoroutineDescriptor goroutine, Object value, Throwable ending) {
    Throwable thrown = goroutine.frame == null ? ending : Unwinder.drain(goroutine, ending);
    Ending told = tell(goroutine, value, thrown);
    return told.isPanic() && goroutine.crashes ? report(goroutine, thrown) : told;
  }

  /** Users' code runs here: the texts of values, a handler. So the goroutine is not over yet. */
  private static Ending report(GoroutineDescriptor goroutine, Throwable panic) {
    Ending ending = tell(goroutine, null, UncaughtPanics.crashIfAsked(goroutine, panic));
    if (ending.isPanic()) {
      UncaughtPanics.report(panic);
    }
    return ending;
  }

  private static Ending tell(GoroutineDescriptor goroutine, Object value, Throwable thrown) {
    Object[] cell = goroutine.cell;
    Throwable pending = (Throwable) cell[ThreadCell.PENDING];
    if (thrown == null) {
      if (pending != null && goroutine.isExitKept) {
        return Ending.exited(pending, (Integer) cell[ThreadCell.STATUS]);
      }
      if (pending != null) {
        SwallowedExits.report(pending, (Throwable) cell[ThreadCell.DISPLACED_BY]);
      }
      return Ending.returned(value);
    }
    return pending != null && Exits.carries(thrown, pending)
        ? Ending.exited(pending, (Integer) cell[ThreadCell.STATUS])
        : Ending.panicked(thrown);
  }
}
