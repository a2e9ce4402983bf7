package dev.goexit.runtime;

/** The text of a crash in Go's form (rules D5 to D9): the panics, oldest first, and the stack. */
final class CrashText {
  private CrashText() {}

  static String of(PanicRecord newest, GoroutineHandle handle) {
    StringBuilder text = new StringBuilder();
    appendPanics(text, newest, null);
    text.append('\n').append("goroutine ").append(handle.id()).append(" [running]:\n");
    Dumps.appendFrames(text, Traces.upToGoexit(newest.throwable.getStackTrace()), false);
    Dumps.appendCreation(text, handle);
    return text.toString();
  }

  /** Go: printpanics, which recurses; here newer is the record that the given one led to. */
  private static void appendPanics(StringBuilder text, PanicRecord record, PanicRecord newer) {
    PanicRecord older = record.link;
    if (older != null) {
      appendPanics(text, older, record);
      if (isSameValue(older, record)) {
        return; // Told in the older one's line (rule D7).
      }
      if (!older.isExit) {
        text.append('\t');
      }
    }
    if (record.isExit) {
      return;
    }
    text.append("panic: ").append(textOf(record.value()));
    if (record.recovered) {
      boolean isRepanicked = newer != null && isSameValue(record, newer);
      text.append(isRepanicked ? " [recovered, repanicked]" : " [recovered]");
    }
    text.append('\n');
  }

  /** Go compares type and data word: the very same value, not an equal one. */
  private static boolean isSameValue(PanicRecord older, PanicRecord newer) {
    return !older.isExit && !newer.isExit && older.value() == newer.value();
  }

  /** Go: printpanicval. Later lines are set in, so that no text passes for a trace (rule D9). */
  private static String textOf(Object value) {
    return String.valueOf(value).replace("\n", "\n\t");
  }
}
