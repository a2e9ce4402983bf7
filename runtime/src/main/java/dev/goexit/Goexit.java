package dev.goexit;

import dev.goexit.runtime.Exits;

/** Ends the running goroutine from any depth. */
public final class Goexit {
  private Goexit() {}

  /**
   * Ends the goroutine that calls it: every pending deferred call runs, in which {@link
   * Go#recover()} gives null; then its thread is free for other work. No other goroutine notices.
   *
   * <p>{@code throw Goexit.exit();} where the compiler wants to see that nothing follows.
   *
   * @return never
   * @throws IllegalStateException if the exit would pass the static initialiser of a guarded class,
   *     which could never be used again, or an {@code @ExitBoundary} that is not woven
   * @throws StackOverflowError if there is too little stack for the exit to be sure: none has begun
   * @see <a href="https://pkg.go.dev/runtime#Goexit">Go: runtime.Goexit</a>
   */
  public static GoexitSignal exit() {
    throw (Error) Exits.raise(new GoexitSignal(0), 0);
  }

  /**
   * As {@link #exit()}, with a status for whoever asks the {@link Outcome}. A second exit while the
   * first is on its way changes nothing: the first status stays.
   *
   * @param status any number; 0 says that all is well
   * @return never
   * @throws IllegalStateException as {@link #exit()}
   * @throws StackOverflowError as {@link #exit()}
   */
  public static GoexitSignal exit(int status) {
    throw (Error) Exits.raise(new GoexitSignal(status), status);
  }

  /** Whether this goroutine is on its way out: in a deferred call that an exit runs, say. */
  public static boolean isExiting() {
    return Exits.pending() != null;
  }
}
