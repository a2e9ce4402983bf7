package dev.goexit.weave.handlers;

/**
 * Stands for the exit in tests: an error like any other, but for what {@link StandInBridge} says.
 */
public final class ExitSignal extends Error {
  private static final long serialVersionUID = 1L;

  public ExitSignal() {
    super("exit");
  }
}
