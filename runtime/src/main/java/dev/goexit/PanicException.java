package dev.goexit;

/** A panic raised by {@link Go#panic}. Any other throwable that leaves a function is one too. */
public class PanicException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Lost when serialized: a panic value may be anything. */
  @SuppressWarnings("serial")
  private final transient Object value;

  PanicException(Object value) {
    super(textOf(value));
    this.value = value;
  }

  /** The very object given to {@link Go#panic}; after {@code panic(null)} this exception itself. */
  public Object value() {
    return value;
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
