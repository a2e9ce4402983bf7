package dev.goexit.runtime;

import dev.goexit.PanicException;
import dev.goexit.PanicNilException;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a crash in Go's form (rules D5 to D13): the panics, oldest first, and the stack.
 *
 * <p>A value is told by its {@code toString}, as Go calls {@code Error} or {@code String}: a
 * throwable gives its class and message, an object without a text of its own its type and identity.
 * So users' code runs here, in the goroutine, after its last deferred call. A virtual machine error
 * is a fatal error, as in Go.
 */
final class CrashText {
  private final GoroutineHandle handle;
  private final StringBuilder text = new StringBuilder();

  private CrashText(GoroutineHandle handle) {
    this.handle = handle;
  }

  /**
   * Go: preprintpanics, printpanics, dopanic.
   *
   * @throws RuntimeException or an error only if a value's text exits the goroutine (rule C24)
   */
  static String of(PanicRecord newest, GoroutineHandle handle) {
    CrashText crash = new CrashText(handle);
    try {
      crash.appendPanics(Told.of(newest));
    } catch (UnprintableException e) {
      return crash.ofUnprintable(e.getCause());
    }
    StackTraceElement[] trace = Traces.of(newest);
    return crash.withStack(trace, trace.length > 0 && Traces.isRaising(trace[0]) ? 1 : 0);
  }

  /** Go: "panic while printing panic value". The panics are not told then, nor in Go. */
  private String ofUnprintable(Throwable thrown) {
    Object value = GoroutineDescriptor.valueOf(thrown);
    text.append("fatal error: panic while printing panic value: ");
    text.append(value instanceof String string ? indented(string) : typeOf(value)).append('\n');
    return withStack(Traces.upToGoexit(thrown.getStackTrace()), 0);
  }

  private static String typeOf(Object value) {
    return "type " + value.getClass().getName();
  }

  private String withStack(StackTraceElement[] trace, int from) {
    text.append('\n').append("goroutine ").append(handle.id()).append(" [running]:\n");
    Dumps.appendFrames(text, trace, from, false);
    Dumps.appendCreation(text, handle);
    return text.toString();
  }

  /** Go: printpanics; the newest comes last. There may be more than the stack has room for. */
  private void appendPanics(List<Told> newestFirst) {
    Told older = null;
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      Told panic = newestFirst.get(i);
      append(panic, older);
      older = panic;
    }
  }

  private void append(Told panic, Told older) {
    PanicRecord record = panic.record;
    if (older != null) {
      if (isSameValue(older.record, record)) {
        return; // Told in the older one's line (rule D7).
      }
      if (!older.record.isExit) {
        text.append('\t');
      }
    }
    if (record.isExit) {
      return;
    }
    text.append(record.isFatal() ? "fatal error: " : "panic: ").append(indented(panic.value));
    if (record.recovered) {
      boolean isRepanicked = panic.newer != null && isSameValue(record, panic.newer);
      text.append(isRepanicked ? " [recovered, repanicked]" : " [recovered]");
    }
    text.append('\n');
  }

  private static boolean isSameValue(PanicRecord older, PanicRecord newer) {
    return !older.isExit && !newer.isExit && isSame(older.value(), newer.value());
  }

  /**
   * Go compares type and data word: the very same value, not an equal one. But numbers of one byte
   * are kept once, as Java keeps some of the boxed ones.
   */
  private static boolean isSame(Object older, Object newer) {
    return older == newer || isOfOneByte(older) && older.equals(newer);
  }

  private static boolean isOfOneByte(Object value) {
    if (value instanceof Integer || value instanceof Long || value instanceof Short) {
      long number = ((Number) value).longValue();
      return number >= 0 && number <= 255;
    }
    return value instanceof Byte
        || value instanceof Boolean
        || value instanceof Character character && character <= 255;
  }

  /** Later lines are set in, so that no text passes for a trace (rule D9). */
  private static String indented(String value) {
    return value.replace("\n", "\n\t");
  }

  /** A panic with the text of its value, made once, the newest panic's first (rule D10). */
  private record Told(PanicRecord record, String value, PanicRecord newer) {
    static List<Told> of(PanicRecord newest) {
      List<Told> told = new ArrayList<>();
      PanicRecord newer = null;
      for (PanicRecord record = newest; record != null; record = record.link) {
        told.add(new Told(record, record.isExit ? "" : textOf(record.throwable), newer));
        newer = record;
      }
      return told;
    }
  }

  private static String textOf(Throwable panic) {
    if (panic instanceof StackOverflowError) {
      return "stack overflow";
    }
    if (panic instanceof PanicNilException) {
      return panic.getMessage();
    }
    Object value = panic instanceof PanicException exception ? exception.value() : panic;
    try {
      String text = String.valueOf(value);
      return text == null ? "null" : text; // What toString gives may be null.
    } catch (Throwable thrown) {
      if (thrown == Exits.pending()) {
        throw Sneaky.unchecked(thrown);
      }
      throw new UnprintableException(thrown);
    }
  }

  /** A value's text could not be made. */
  private static final class UnprintableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnprintableException(Throwable cause) {
      super(cause);
    }
  }
}
