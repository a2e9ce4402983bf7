package dev.goexit.runtime;

import dev.goexit.Outcome;

/**
 * How a goroutine's body ended, as the bottom frame found it.
 *
 * @param value what it returned
 * @param thrown the exit's signal or the panic; null if it returned
 * @param isExit whether {@code thrown} is the exit's signal
 * @param status the exit's status
 */
record Ending(Object value, Throwable thrown, boolean isExit, int status) {
  /** Where there is no memory to tell it. */
  static final Ending UNTOLD =
      panicked(new OutOfMemoryError("no memory was left to tell how the goroutine ended"));

  private static final Ending RETURNED_NOTHING = new Ending(null, null, false, 0);

  static Ending returned(Object value) {
    return value == null ? RETURNED_NOTHING : new Ending(value, null, false, 0);
  }

  static Ending exited(Throwable signal, int status) {
    return new Ending(null, signal, true, status);
  }

  static Ending panicked(Throwable panic) {
    return new Ending(null, panic, false, 0);
  }

  boolean isPanic() {
    return thrown != null && !isExit;
  }

  /** As users see it. The trace is made here, when somebody asks. */
  @SuppressWarnings("unchecked")
  <T> Outcome<T> toOutcome() {
    if (thrown == null) {
      return new Outcome.Returned<>((T) value);
    }
    return isExit
        ? new Outcome.Exited<>(status, new TraceOfExit(thrown))
        : new Outcome.Panicked<>(thrown);
  }
}
