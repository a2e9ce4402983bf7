package dev.goexit.runtime;

/**
 * Tells the Flight Recorder of goroutines' lives, if option {@code jfr} asks for it (Go:
 * traceGoCreate, traceGoStart, traceGoEnd).
 *
 * <p>Only an option can: loading the first class of an event takes a quarter of a second where no
 * recording runs, and whether one runs nobody can ask without loading more. Off, each place is a
 * test of a constant, which the compiler drops.
 */
final class Recording {
  private static final boolean IS_ON = RuntimeOptions.isJfr() && isPossible();

  private Recording() {}

  private static boolean isPossible() {
    try {
      FlightEvents.load();
      return true;
    } catch (LinkageError e) {
      RuntimeOptions.tellMissingModule("jfr", "jdk.jfr", "are no events", e);
      return false;
    }
  }

  /** It was started; whoever started it calls. */
  static void created(GoroutineHandle goroutine) {
    if (IS_ON) {
      FlightEvents.created(goroutine);
    }
  }

  /** It begins to run, on the calling thread. */
  static void started(GoroutineHandle goroutine) {
    if (IS_ON) {
      FlightEvents.started(goroutine);
    }
  }

  /** It is over. */
  static void ended(GoroutineHandle goroutine, Ending ending) {
    if (IS_ON) {
      FlightEvents.ended(goroutine, ending);
    }
  }

  /** The calling goroutine exits. */
  static void exited(Throwable signal, int status) {
    if (IS_ON) {
      FlightEvents.exited(signal, status);
    }
  }
}
