package dev.goexit.demo;

/** The command line cannot be carried out. The message tells the value, the rule and the remedy. */
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Makes one with the text for the user. */
  public UsageException(String message) {
    super(message);
  }
}
