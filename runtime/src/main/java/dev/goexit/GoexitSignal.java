package dev.goexit;

import dev.goexit.runtime.Traces;
import java.io.PrintStream;
import java.io.PrintWriter;

/**
 * The exit on its way through the stack. Do not catch it: where guarded code does, its handler runs
 * and the exit goes on.
 */
public final class GoexitSignal extends Error {
  private static final long serialVersionUID = 1L;

  private final int status;
  private transient boolean isCut;

  GoexitSignal(int status) {
    this.status = status;
  }

  /** Made when somebody asks: most exits are never looked at. */
  @Override
  public String getMessage() {
    return "Goexit, status " + status;
  }

  /**
   * Where it left: innermost frame first; ends with the goexit marker, without the pool's frames.
   */
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

  /** Done when somebody looks: most exits are never looked at. */
  private synchronized void cutStackTrace() {
    if (!isCut) {
      isCut = true;
      setStackTrace(Traces.upToGoexit(super.getStackTrace()));
    }
  }

  /** The status given to {@link Goexit#exit(int)}; 0 for {@link Goexit#exit()}. */
  public int status() {
    return status;
  }
}
