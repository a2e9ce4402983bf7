package dev.goexit.demo.zones;

import dev.goexit.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * How the import of one file ended.
 *
 * @param detail of an exit or a panic: where and why
 */
record FileReport(String file, Ending ending, String detail) {

  /** The three ways a goroutine ends. */
  enum Ending {
    RETURNED,
    EXITED,
    PANICKED
  }

  /** Judges by the goroutine's outcome, and the panic that the import recovered from, if any. */
  static FileReport of(String file, Outcome<?> outcome, Optional<Object> recovered) {
    if (recovered.isPresent()) {
      return panicked(file, recovered.get());
    }
    return outcome.fold(
        value -> new FileReport(file, Ending.RETURNED, ""),
        (status, trace) ->
            new FileReport(file, Ending.EXITED, where(trace) + ": " + Breach.textOf(status)),
        panic -> panicked(file, panic));
  }

  private static FileReport panicked(String file, Object panic) {
    return new FileReport(file, Ending.PANICKED, panic.toString());
  }

  /** The innermost frame that is not the API's own. */
  private static String where(List<StackTraceElement> trace) {
    return trace.stream()
        .filter(frame -> !frame.getClassName().startsWith("dev.goexit.Go"))
        .findFirst()
        .map(frame -> "at " + frame.getFileName() + ":" + frame.getLineNumber())
        .orElse("somewhere");
  }
}
