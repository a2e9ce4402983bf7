package dev.goexit.runtime;

import java.util.AbstractList;
import java.util.RandomAccess;

/** Where a goroutine left, made when somebody looks: most exits are never looked at. Any thread. */
public final class TraceOfExit extends AbstractList<StackTraceElement> implements RandomAccess {
  private final Throwable signal;

  /** Racy, and the same whoever makes it: elements do not change. */
  private StackTraceElement[] frames;

  TraceOfExit(Throwable signal) {
    this.signal = signal;
  }

  @Override
  public StackTraceElement get(int index) {
    return frames()[index];
  }

  @Override
  public int size() {
    return frames().length;
  }

  private StackTraceElement[] frames() {
    StackTraceElement[] made = frames;
    if (made == null) {
      made = signal.getStackTrace();
      frames = made;
    }
    return made;
  }
}
