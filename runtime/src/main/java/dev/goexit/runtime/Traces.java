package dev.goexit.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts stack traces to what belongs to one goroutine: its frames, with {@code goexit} as the last.
 */
public final class Traces {
  private static final String GOEXIT = "goexit";

  /** What every trace ends with, whichever class the real frame stands in. Go: runtime.goexit. */
  static final StackTraceElement MARKER =
      new StackTraceElement(Bottom.class.getName(), GOEXIT, "Bottom.java", -1);

  private Traces() {}

  /**
   * The frames above the innermost goroutine's bottom, then the marker.
   *
   * @return without a goexit frame (a thread that is no goroutine of ours) all frames, no marker
   */
  public static StackTraceElement[] upToGoexit(StackTraceElement[] trace) {
    return shown(trace, 0, nextBottom(trace, 0));
  }

  /**
   * The frames of one of the goroutines that are nested on a thread.
   *
   * @param bottomsBelow how many goexit frames lie below this goroutine's own
   * @param hasBottom whether it has one itself: a thread of others has not
   */
  static StackTraceElement[] ofGoroutine(
      StackTraceElement[] trace, int bottomsBelow, boolean hasBottom) {
    int last = trace.length;
    int below = hasBottom ? bottomsBelow : -1;
    for (int i = trace.length - 1; i >= 0; i--) {
      if (isBottom(trace[i])) {
        if (below < 0) {
          return shown(trace, i + 1, last);
        }
        if (below-- == 0) {
          last = i;
        }
      }
    }
    return shown(trace, 0, last);
  }

  /** The innermost frame of a user: where it was called. Null if there is none. */
  public static StackTraceElement site(StackTraceElement[] trace) {
    for (StackTraceElement frame : trace) {
      String className = frame.getClassName();
      boolean isExitOfJdk =
          className.equals("java.lang.Runtime") || className.equals("java.lang.System");
      if (!className.startsWith("dev.goexit.Go") && !isExitOfJdk && !Plumbing.isHidden(frame)) {
        return frame;
      }
    }
    return null;
  }

  private static int nextBottom(StackTraceElement[] trace, int from) {
    int i = from;
    while (i < trace.length && !isBottom(trace[i])) {
      i++;
    }
    return i;
  }

  private static StackTraceElement[] shown(StackTraceElement[] trace, int from, int to) {
    List<StackTraceElement> frames = new ArrayList<>(to - from + 1);
    for (int i = from; i < to; i++) {
      if (!Plumbing.isHidden(trace[i])) {
        frames.add(trace[i]);
      }
    }
    if (to < trace.length) {
      frames.add(MARKER);
    }
    return frames.toArray(StackTraceElement[]::new);
  }

  private static boolean isBottom(StackTraceElement frame) {
    return frame.getMethodName().equals(GOEXIT)
        && (frame.getClassName().equals(MARKER.getClassName())
            || frame.getClassName().equals(JvmWide.MAIN_CLASS.get()));
  }
}
