package dev.goexit.runtime;

/** A panic that reached the bottom of its goroutine unrecovered. */
final class UncaughtPanics {
  private static final int CRASH_STATUS = 2;

  private UncaughtPanics() {}

  /**
   * Reports it once: to the thread's uncaught-exception handler, or as Go does, with status 2,
   * where option {@code panic=crash} asks for that.
   */
  static void report(GoroutineDescriptor descriptor, GoroutineHandle handle, Throwable panic) {
    crashIfAsked(descriptor, handle, panic);
    Thread thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, panic);
  }

  /** Does not return if {@code panic=crash}. */
  static void crashIfAsked(
      GoroutineDescriptor descriptor, GoroutineHandle handle, Throwable panic) {
    if (!RuntimeOptions.isPanicCrash()) {
      return;
    }
    synchronized (UncaughtPanics.class) { // The first to come prints; the others wait for the end.
      PanicRecord record = descriptor.propagating;
      if (record == null || record.throwable != panic) {
        record = PanicRecord.ofPanic(panic, null, false);
      }
      System.err.print(CrashText.of(record, handle));
      System.err.flush();
      Runtime.getRuntime().halt(CRASH_STATUS);
    }
  }
}
