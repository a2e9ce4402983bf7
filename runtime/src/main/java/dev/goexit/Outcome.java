package dev.goexit;

import dev.goexit.runtime.TraceOfExit;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How a goroutine ended: it returned, exited or panicked.
 *
 * @param <T> the type of the value it returns
 */
public sealed interface Outcome<T> {

  /**
   * It came to its end.
   *
   * @param value the result; may be null
   */
  record Returned<T>(T value) implements Outcome<T> {}

  /**
   * It left by {@link Goexit#exit()}.
   *
   * @param status the status given to exit, 0 if none was
   * @param trace where it left: innermost frame first, the goexit marker last
   */
  record Exited<T>(int status, List<StackTraceElement> trace) implements Outcome<T> {
    /** Copies the trace, unless that is ours, which nobody can change. */
    public Exited {
      trace = trace instanceof TraceOfExit ? trace : List.copyOf(trace);
    }
  }

  /**
   * A panic left it unrecovered.
   *
   * @param panic the {@link PanicException}, or the throwable that was thrown; never null
   */
  record Panicked<T>(Throwable panic) implements Outcome<T> {
    /** Refuses null. */
    public Panicked {
      Objects.requireNonNull(panic, "panic");
    }
  }

  /** Applies the function that fits; for callers without a pattern switch. */
  default <R> R fold(
      Function<? super T, ? extends R> returned,
      BiFunction<? super Integer, ? super List<StackTraceElement>, ? extends R> exited,
      Function<? super Throwable, ? extends R> panicked) {
    if (this instanceof Returned<T> r) {
      return returned.apply(r.value());
    }
    if (this instanceof Exited<T> e) {
      return exited.apply(e.status(), e.trace());
    }
    return panicked.apply(((Panicked<T>) this).panic());
  }
}
