package dev.goexit.runtime;

import dev.goexit.GoroutineStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * Stacks in Go's text form: a header, two lines a frame, the goexit frame, and who created the
 * goroutine (Go: traceback.go, as with GOTRACEBACK=system).
 */
public final class Dumps {
  /** Of a deeper stack the innermost and the outermost frames are shown (rule E10). */
  private static final int SHOWN_AT_EACH_END = 50;

  private static final StackTraceElement[] NO_FRAMES = {};

  private Dumps() {}

  /** All living goroutines, the calling one first. */
  public static String all() {
    return all(GoroutineDescriptor.current().handle());
  }

  /** All living goroutines; the caller does not become one. */
  static String ofOthers() {
    return all(null);
  }

  private static String all(GoroutineHandle first) {
    List<String> texts = new ArrayList<>();
    if (first != null) {
      texts.add(one(first));
    }
    for (GoroutineHandle handle : GoroutineRegistry.live()) {
      if (handle != first) {
        texts.add(one(handle));
      }
    }
    return String.join("\n", texts);
  }

  static String one(GoroutineHandle handle) {
    StringBuilder text = new StringBuilder();
    GoroutineDescriptor descriptor = handle.descriptorOrNull();
    Thread thread = descriptor == null ? null : descriptor.thread;
    StackTraceElement[] trace = thread == null ? NO_FRAMES : thread.getStackTrace();
    appendHeader(text, handle, statusOf(handle, thread, trace));
    if (thread != null) {
      appendFrames(text, Traces.ofGoroutine(descriptor, trace), 0, true);
    } else if (descriptor != null) {
      appendFrame(text, Traces.MARKER); // It waits for its thread: nothing but the bottom is there.
    }
    appendCreation(text, handle);
    return text.toString();
  }

  private static void appendHeader(StringBuilder text, GoroutineHandle handle, String status) {
    text.append("goroutine ").append(handle.id()).append(" [").append(status);
    long minutes = WaitTimes.ALL.minutes(handle, System.nanoTime());
    if (minutes > 0) {
      text.append(", ").append(minutes).append(" minutes");
    }
    if (!handle.name().isEmpty()) {
      text.append(" labels:{\"name\": \"")
          .append(handle.name().replace("\"", "\\\""))
          .append("\"}");
    }
    text.append("]:\n");
  }

  private static String statusOf(GoroutineHandle handle, Thread thread, StackTraceElement[] trace) {
    GoroutineStatus status = handle.status();
    return switch (status) {
      case IDLE -> "idle";
      case RUNNABLE -> "runnable";
      case DEAD -> "dead";
      case RUNNING -> thread == null ? "running" : WaitReasons.of(thread.getState(), trace);
    };
  }

  static void appendFrames(
      StringBuilder text, StackTraceElement[] trace, int from, boolean showsGoexit) {
    int shown = showsGoexit || !isMarkedLast(trace) ? trace.length : trace.length - 1;
    for (int i = from; i < shown; i++) {
      int elided = shown - from - 2 * SHOWN_AT_EACH_END;
      if (i - from == SHOWN_AT_EACH_END && elided > 0) {
        text.append("...").append(elided).append(" frames elided...\n");
        i += elided;
      }
      appendFrame(text, trace[i]);
    }
  }

  private static boolean isMarkedLast(StackTraceElement[] trace) {
    return trace.length > 0 && trace[trace.length - 1].equals(Traces.MARKER);
  }

  private static void appendFrame(StringBuilder text, StackTraceElement frame) {
    text.append(frame.getClassName()).append('.').append(frame.getMethodName()).append("()\n\t");
    appendPlace(text, frame);
  }

  private static void appendPlace(StringBuilder text, StackTraceElement frame) {
    text.append(frame.getFileName() == null ? "Unknown Source" : frame.getFileName());
    if (frame.getLineNumber() >= 0) {
      text.append(':').append(frame.getLineNumber());
    }
    text.append('\n');
  }

  static void appendCreation(StringBuilder text, GoroutineHandle handle) {
    StackTraceElement site = handle.creationSite();
    if (site == null) {
      return; // Main, and threads of others, have no go statement.
    }
    text.append("created by ").append(site.getClassName()).append('.').append(site.getMethodName());
    if (handle.creatorId() > 0) {
      text.append(" in goroutine ").append(handle.creatorId());
    }
    text.append("\n\t");
    appendPlace(text, site);
  }
}
