package dev.goexit;

/**
 * The panic of {@code panic(null)}, so that {@code recover()} gives null only where nothing panics.
 * Go: runtime.PanicNilError.
 */
public final class PanicNilException extends PanicException {
  private static final long serialVersionUID = 1L;

  PanicNilException() {
    super(null);
  }

  @Override
  public Object value() {
    return this;
  }

  @Override
  public String getMessage() {
    return "panic called with nil argument";
  }
}
