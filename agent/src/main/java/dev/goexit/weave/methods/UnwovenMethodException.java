package dev.goexit.weave.methods;

/** A method that asked for weaving cannot be woven. The message says why, for the user. */
public final class UnwovenMethodException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the reason and the remedy. */
  public UnwovenMethodException(String reason) {
    super(reason);
  }
}
