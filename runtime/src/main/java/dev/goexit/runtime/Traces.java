package dev.goexit.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts stack traces to what belongs to one goroutine: its frames, with {@code goexit} as the last.
 *
 * <p>In Go a deferred call runs on top of the panicking stack; here the frames between the panic
 * and the function that defers are gone by then, and only the throwable's trace has them. So a
 * stack is composed: where the unwinder runs a deferred call there comes the frame of {@code
 * Go.panic} or {@code Goexit.exit}, and below it the trace of what runs the call, in which there
 * may be such a place again.
 */
public final class Traces {
  private static final String GOEXIT = "goexit";
  private static final String UNWINDER = Unwinder.class.getName();

  /** What every trace ends with, whichever class the real frame stands in. Go: runtime.goexit. */
  static final StackTraceElement MARKER =
      new StackTraceElement(Bottom.class.getName(), GOEXIT, "Bottom.java", -1);

  /** Stands above a panicking stack that has no such frame itself. Go: runtime.gopanic. */
  private static final StackTraceElement PANIC =
      new StackTraceElement("dev.goexit.Go", "panic", "Go.java", -1);

  /** Likewise of an exit. Go: runtime.Goexit. */
  private static final StackTraceElement EXIT =
      new StackTraceElement("dev.goexit.Goexit", "exit", "Goexit.java", -1);

  private Traces() {}

  /**
   * The frames above the innermost goroutine's bottom, then the marker.
   *
   * @return without a goexit frame (a thread that is no goroutine of ours) all frames, no marker
   */
  public static StackTraceElement[] upToGoexit(StackTraceElement[] trace) {
    return stack(trace, 0, nextBottom(trace, 0), null);
  }

  /** Likewise, with the stacks of the panics and exits that ran what raised this one. */
  static StackTraceElement[] of(PanicRecord record) {
    StackTraceElement[] trace = record.throwable.getStackTrace();
    return stack(trace, 0, nextBottom(trace, 0), record.raisedUnder);
  }

  /** What the goroutine's thread has on its stack of it now; nothing if it has no thread. */
  static StackTraceElement[] ofGoroutine(GoroutineDescriptor goroutine) {
    Thread thread = goroutine.thread;
    return thread == null
        ? new StackTraceElement[0]
        : ofGoroutine(goroutine, thread.getStackTrace());
  }

  /** Likewise, of what its thread has on its stack; the cut-off rest is of goroutines below. */
  static StackTraceElement[] ofGoroutine(GoroutineDescriptor goroutine, StackTraceElement[] trace) {
    int from = 0;
    int to = trace.length;
    int below = goroutine.hasBottom ? goroutine.bottomsBelow : -1;
    for (int i = trace.length - 1; i >= 0 && from == 0; i--) {
      if (isBottom(trace[i])) {
        if (below < 0) {
          from = i + 1;
        } else if (below-- == 0) {
          to = i;
        }
      }
    }
    // At its very begin and end a worker has frames of ours alone above the bottom's, if it has
    // that.
    return stack(trace, Math.min(Math.max(from, asking(trace)), to), to, goroutine.panic());
  }

  /** The innermost frame of a user: where it was called. Null if there is none. */
  public static StackTraceElement site(StackTraceElement[] trace) {
    for (StackTraceElement frame : trace) {
      if (isOfUser(frame)) {
        return frame;
      }
    }
    return null;
  }

  /** Whether the frame is neither ours nor of the JDK's ways to exit. */
  static boolean isOfUser(StackTraceElement frame) {
    String className = frame.getClassName();
    boolean isExitOfJdk =
        className.equals("java.lang.Runtime") || className.equals("java.lang.System");
    return !className.startsWith("dev.goexit.Go") && !isExitOfJdk && !Plumbing.isHidden(frame);
  }

  /** A goroutine that asks for its own stack does not show how it asks. */
  private static int asking(StackTraceElement[] trace) {
    int i = 0;
    while (i < trace.length
        && (trace[i].getClassName().equals("java.lang.Thread")
                && trace[i].getMethodName().equals("getStackTrace")
            || trace[i].getClassName().startsWith("dev.goexit.runtime.")
            || trace[i].getClassName().equals("dev.goexit.Goroutine"))) {
      i++;
    }
    return i;
  }

  private static int nextBottom(StackTraceElement[] trace, int from) {
    int i = from;
    while (i < trace.length && !isBottom(trace[i])) {
      i++;
    }
    return i;
  }

  private static StackTraceElement[] stack(
      StackTraceElement[] trace, int from, int to, PanicRecord runner) {
    List<StackTraceElement> frames = new ArrayList<>(to - from + 1);
    append(frames, trace, from, to, runner);
    return frames.toArray(StackTraceElement[]::new);
  }

  /**
   * The frames from..to, which end at a bottom or at the end of the trace; where the unwinder runs
   * a call for the runner those of its trace, and so on. There may be more of these than the stack
   * has room for.
   */
  private static void append(
      List<StackTraceElement> frames,
      StackTraceElement[] trace,
      int from,
      int to,
      PanicRecord runner) {
    StackTraceElement[] shown = trace;
    PanicRecord record = runner;
    int next = from;
    int end = to;
    while (appendUpToRunner(frames, shown, next, end, record)) {
      shown = record.throwable.getStackTrace();
      next = 0;
      end = nextBottom(shown, 0);
      record = record.raisedUnder;
    }
  }

  /** Whether the runner's trace goes on there. */
  private static boolean appendUpToRunner(
      List<StackTraceElement> frames,
      StackTraceElement[] trace,
      int from,
      int to,
      PanicRecord runner) {
    for (int i = from; i < to; i++) {
      StackTraceElement marker = markerAt(trace[i]);
      if (!Plumbing.isHidden(trace[i]) && marker != trace[i]) {
        frames.add(trace[i]);
      }
      if (marker != null) {
        StackTraceElement[] below = runner == null ? trace : runner.throwable.getStackTrace();
        if (runner != null && below.length > 0) {
          if (!isSameMethod(below[0], marker)) {
            frames.add(marker);
          }
          return true;
        }
        frames.add(marker); // What ran the call left no trace: below are the frames that live.
      }
    }
    if (to < trace.length) {
      frames.add(MARKER);
    }
    return false;
  }

  /** What the frame is shown as, if it is the unwinder's that runs a deferred call; else null. */
  private static StackTraceElement markerAt(StackTraceElement frame) {
    if (frame.equals(PANIC) || frame.equals(EXIT)) {
      return frame; // Of a trace that was cut before.
    }
    if (!frame.getClassName().equals(UNWINDER)) {
      return null;
    }
    return switch (frame.getMethodName()) {
      case "runPanicking" -> PANIC;
      case "runExiting" -> EXIT;
      default -> null;
    };
  }

  /** Whether the frame is where the panic or exit was raised, and so stands for the marker. */
  static boolean isRaising(StackTraceElement frame) {
    return isSameMethod(frame, PANIC) || isSameMethod(frame, EXIT);
  }

  private static boolean isSameMethod(StackTraceElement frame, StackTraceElement other) {
    return frame.getMethodName().equals(other.getMethodName())
        && frame.getClassName().equals(other.getClassName());
  }

  private static boolean isBottom(StackTraceElement frame) {
    return frame.getMethodName().equals(GOEXIT)
        && (frame.getClassName().equals(MARKER.getClassName())
            || frame.getClassName().equals(JvmWide.MAIN_CLASS.get()));
  }
}
