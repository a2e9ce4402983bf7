package dev.goexit;

import dev.goexit.runtime.TraceRecording;
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

  /** The line that exits, where no more is recorded. */
  private final transient StackTraceElement site;

  GoexitSignal(int status) {
    this.status = status;
    this.site = TraceRecording.OF_EXITS.site();
  }

  /**
   * Called while it is made. Fills the trace, unless option {@code exitTrace} says less. What fills
   * it takes the lock; here it would be most of the cost.
   */
  @Override
  public Throwable fillInStackTrace() {
    return TraceRecording.OF_EXITS.isFull() ? super.fillInStackTrace() : this;
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
      setStackTrace(TraceRecording.OF_EXITS.trace(super.getStackTrace(), site));
    }
  }

  /** The status given to {@link Goexit#exit(int)}; 0 for {@link Goexit#exit()}. */
  public int status() {
    return status;
  }
}
