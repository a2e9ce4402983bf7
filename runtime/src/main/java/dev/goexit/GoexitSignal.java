package dev.goexit;

import dev.goexit.runtime.Traces;

/**
 * The exit on its way through the stack. Do not catch it: where guarded code does, its handler runs
 * and the exit goes on.
 */
public final class GoexitSignal extends Error {
  private static final long serialVersionUID = 1L;

  private final int status;

  GoexitSignal(int status) {
    super("Goexit, status " + status);
    this.status = status;
    setStackTrace(Traces.upToGoexit(getStackTrace()));
  }

  /** The status given to {@link Goexit#exit(int)}; 0 for {@link Goexit#exit()}. */
  public int status() {
    return status;
  }
}
