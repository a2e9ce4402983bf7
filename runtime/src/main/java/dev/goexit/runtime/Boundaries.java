package dev.goexit.runtime;

import dev.goexit.Outcome;
import java.util.concurrent.Callable;

/** Where an exit ends on a thread that goes on: {@code Go.run}, {@code Go.call}, @ExitBoundary. */
public final class Boundaries {
  private Boundaries() {}

  /** Runs the body as a goroutine on the calling thread; tells how it ended, throws nothing. */
  public static <T> Outcome<T> call(Callable<T> body) {
    return call(body, null);
  }

  /** As {@link #call(Callable)}, in a line that is known. */
  public static <T> Outcome<T> call(Callable<T> body, StackTraceElement site) {
    Outcome<T> outcome = bottom(body, site);
    if (outcome instanceof Outcome.Exited<T>) {
      TrapScope.goOn();
    }
    return outcome;
  }

  /** As {@link #call}; but whatever exit it was, it has ended. */
  public static <T> Outcome<T> bottom(Callable<T> body) {
    return bottom(body, null);
  }

  private static <T> Outcome<T> bottom(Callable<T> body, StackTraceElement site) {
    GoroutineDescriptor.current();
    StackTraceElement creationSite = site != null ? site : CreationSites.caller();
    GoroutineDescriptor descriptor = Goroutines.start("", creationSite);
    Ending ending = Goroutines.run(descriptor, body);
    Goroutines.end(descriptor, ending);
    return ending.toOutcome();
  }

  /** Begins an activation of an @ExitBoundary method; gives what {@link #leave} needs. */
  public static Object[] enter() {
    Object[] cell = ThreadCell.current();
    GoroutineDescriptor.of(cell).boundaries++;
    return ThreadCell.putAside(cell);
  }

  /** Ends it. Returns if it returned or exited, throws the panic otherwise. */
  public static void leave(Object[] outer, Throwable thrown) {
    Object[] cell = ThreadCell.current();
    GoroutineDescriptor.of(cell).boundaries--;
    Throwable pending = (Throwable) cell[ThreadCell.PENDING];
    Throwable displacedBy = (Throwable) cell[ThreadCell.DISPLACED_BY];
    ThreadCell.takeBack(cell, outer);
    if (thrown == null) {
      if (pending != null) {
        SwallowedExits.report(pending, displacedBy);
      }
      return;
    }
    if (pending == null || !Exits.carries(thrown, pending)) {
      throw Sneaky.unchecked(thrown);
    }
    TrapScope.goOn();
  }
}
