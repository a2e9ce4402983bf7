package dev.goexit;

import dev.goexit.runtime.TraceRecording;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;

/** A panic raised by {@link Go#panic}. Any other throwable that leaves a function is one too. */
public class PanicException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Lost when serialized: a panic value may be anything. */
  @SuppressWarnings("serial")
  private final transient Object value;

  private String message;
  private transient boolean isCut;

  /** The line that panics, where no more is recorded. */
  private final transient StackTraceElement site;

  PanicException(Object value) {
    this.value = value;
    this.site = TraceRecording.OF_PANICS.site();
  }

  /**
   * Called while it is made. Fills the trace, unless option {@code panicTrace} says less. What
   * fills it takes the lock; here it would be most of the cost.
   */
  @Override
  public Throwable fillInStackTrace() {
    return TraceRecording.OF_PANICS.isFull() ? super.fillInStackTrace() : this;
  }

  /** The very object given to {@link Go#panic}; after {@code panic(null)} this exception itself. */
  public Object value() {
    return value;
  }

  /**
   * The value's text. Made when somebody asks, and not before: the deferred calls run first, in
   * which the value may still change.
   */
  @Override
  public String getMessage() {
    if (message == null) {
      message = textOf(value);
    }
    return message;
  }

  /** Where it was raised: innermost frame first; ends with the goexit marker. */
  @Override
  public StackTraceElement[] getStackTrace() {
    cutStackTrace();
    return super.getStackTrace();
  }

  @Override
  public void printStackTrace(PrintStream stream) {
    cutStackTrace();
    super.printStackTrace(stream);
  }

  @Override
  public void printStackTrace(PrintWriter writer) {
    cutStackTrace();
    super.printStackTrace(writer);
  }

  /** Done when somebody looks: most panics are recovered unseen. */
  private synchronized void cutStackTrace() {
    if (!isCut) {
      isCut = true;
      setStackTrace(TraceRecording.OF_PANICS.trace(super.getStackTrace(), site));
    }
  }

  /** As it is, and without a value: that may be anything. */
  private void writeObject(ObjectOutputStream out) throws IOException {
    getMessage();
    out.defaultWriteObject();
  }

  private static String textOf(Object value) {
    try {
      return String.valueOf(value);
    } catch (RuntimeException e) {
      // A value that cannot print itself must not replace the panic that carries it.
      return value.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(value));
    }
  }
}
