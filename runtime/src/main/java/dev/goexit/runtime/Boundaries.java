package dev.goexit.runtime;

import dev.goexit.Outcome;
import java.util.concurrent.Callable;

/** Where an exit ends on a thread that goes on: {@code Go.run}, {@code Go.call}, @ExitBoundary. */
public final class Boundaries {
  private Boundaries() {}

  /** Runs the body as a goroutine on the calling thread; tells how it ended, throws nothing. */
  public static <T> Outcome<T> call(Callable<T> body) {
    Outcome<T> outcome = bottom(body);
    if (outcome instanceof Outcome.Exited<T>) {
      TrapScope.goOn();
    }
    return outcome;
  }

  /** As {@link #call}; but whatever exit it was, it has ended. */
  public static <T> Outcome<T> bottom(Callable<T> body) {
    GoroutineDescriptor.current();
    GoroutineDescriptor descriptor = Goroutines.start("", CreationSites.caller());
    Ending ending = Goroutines.run(descriptor, body);
    Goroutines.end(descriptor, ending);
    return ending.toOutcome();
  }

  /** Begins an activation of an @ExitBoundary method; gives what {@link #leave} needs. */
  public static Object[] enter() {
    GoroutineDescriptor.current().boundaries++;
    Object[] cell = ThreadCell.current();
    Object[] outer = cell.clone();
    cell[ThreadCell.PENDING] = null;
    cell[ThreadCell.DISPLACED_BY] = null;
    cell[ThreadCell.STATUS] = null;
    cell[ThreadCell.INITIALISERS] = null;
    return outer;
  }

  /** Ends it. Returns if it returned or exited, throws the panic otherwise. */
  public static void leave(Object[] outer, Throwable thrown) {
    GoroutineDescriptor.current().boundaries--;
    Object[] cell = ThreadCell.current();
    Throwable pending = (Throwable) cell[ThreadCell.PENDING];
    System.arraycopy(outer, 0, cell, 0, cell.length);
    if (thrown == null) {
      if (pending != null) {
        SwallowedExits.report(pending);
      }
      return;
    }
    if (pending == null || !Exits.carries(thrown, pending)) {
      throw Sneaky.unchecked(thrown);
    }
    TrapScope.goOn();
  }
}
