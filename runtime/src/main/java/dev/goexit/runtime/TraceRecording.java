package dev.goexit.runtime;

/** How much of the stack a signal or a panic records when it is made. */
public enum TraceRecording {
  /** All frames, as Java does: a trace costs some 0.4 µs, and 30 to 60 ns more a frame. */
  FULL("full"),
  /** The line that exits or panics. Woven code tells it. */
  SITE("site"),
  /** Nothing. */
  NONE("none");

  /** Option {@code exitTrace}. */
  public static final TraceRecording OF_EXITS = RuntimeOptions.recording("exitTrace");

  /** Option {@code panicTrace}. */
  public static final TraceRecording OF_PANICS = RuntimeOptions.recording("panicTrace");

  private static final StackTraceElement[] NO_FRAMES = {};

  private final String text;

  TraceRecording(String text) {
    this.text = text;
  }

  /** The one with this name; null if there is none. */
  static TraceRecording of(String text) {
    for (TraceRecording recording : values()) {
      if (recording.text.equals(text)) {
        return recording;
      }
    }
    return null;
  }

  /** Whether Java is to fill the trace. */
  public boolean isFull() {
    return this == FULL;
  }

  /** The line that the calling thread raises something in; null if lines are not recorded. */
  public StackTraceElement site() {
    return this == SITE ? RaisingSites.take() : null;
  }

  /** The trace to show: of all frames, or of the line. */
  public StackTraceElement[] trace(StackTraceElement[] filled, StackTraceElement site) {
    if (isFull()) {
      return Traces.upToGoexit(filled);
    }
    return site == null ? NO_FRAMES : new StackTraceElement[] {site, Traces.MARKER};
  }
}
