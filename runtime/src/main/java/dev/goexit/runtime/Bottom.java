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
    if (goroutine.frame != null) {
      thrown = Unwinder.drain(goroutine, thrown);
    }
    Ending ending = tell(goroutine, value, thrown);
    return ending.isPanic() && goroutine.crashes ? report(goroutine, thrown) : ending;
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
        SwallowedExits.report(pending);
      }
      return Ending.returned(value);
    }
    return pending != null && Exits.carries(thrown, pending)
        ? Ending.exited(pending, (Integer) cell[ThreadCell.STATUS])
        : Ending.panicked(thrown);
  }
}
