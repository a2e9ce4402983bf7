package dev.goexit.weave.handlers;

/** A method is too odd to be guarded. It was not changed. */
public final class UnweavableMethodException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnweavableMethodException(String message, Throwable cause) {
    super(message, cause);
  }
}
