package dev.goexit.runtime;

import dev.goexit.GoexitSignal;
import java.util.concurrent.TimeUnit;

/** A panic that reached the bottom of its goroutine unrecovered. */
final class UncaughtPanics {
  private static final int CRASH_STATUS = 2;

  /** How long main's end waits for one that is on its way. Go: a thousand turns. */
  private static final long MAIN_WAITS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** Held by the goroutine that prints, until the process ends. */
  private static final Object PRINTING = new Object();

  private UncaughtPanics() {}

  /** Reports it once, to the thread's uncaught-exception handler. */
  static void report(Throwable panic) {
    Thread thread = Thread.currentThread();
    try {
      thread.getUncaughtExceptionHandler().uncaughtException(thread, panic);
    } catch (GoexitSignal exit) {
      // The goroutine ends here anyway.
    } catch (Throwable handlerFailed) {
      // The JVM says the same of a handler that throws.
      System.err.println(
          "Exception: "
              + handlerFailed.getClass().getName()
              + " thrown from the UncaughtExceptionHandler in thread \""
              + thread.getName()
              + "\"");
    }
  }

  /** Asks the bridge to tell of threads of others, if that is wanted. */
  static void register() {
    if (RuntimeOptions.isPanicCrash()) {
      JvmWide.UNCAUGHT.compareAndSet(null, UncaughtPanics::crashOthers);
    }
  }

  /** As {@link #crashIfAsked}, on a thread of others, unless somebody has set a handler for it. */
  private static void crashOthers(Throwable panic) {
    boolean isHandled =
        Thread.getDefaultUncaughtExceptionHandler() != null
            || !(Thread.currentThread().getUncaughtExceptionHandler() instanceof ThreadGroup);
    if (!isHandled) {
      crashIfAsked(GoroutineDescriptor.current(), panic);
    }
  }

  /**
   * Where option {@code panic=crash} asks for that, ends the process as Go does, with status 2.
   * Runs in the goroutine, since the values' texts are users' code.
   *
   * @return how the goroutine ends, if it does not crash: by this panic, or by an exit that a
   *     value's text raised (rule C24)
   */
  static Throwable crashIfAsked(GoroutineDescriptor goroutine, Throwable panic) {
    if (!RuntimeOptions.isPanicCrash()) {
      return panic;
    }
    String text;
    try {
      text = CrashText.of(recordOf(goroutine, panic), goroutine.handle);
    } catch (Throwable exit) {
      return exit;
    }
    synchronized (PRINTING) { // The first to come prints; the others wait for the end (rule D11).
      System.err.print(text);
      System.err.flush();
      Runtime.getRuntime().halt(CRASH_STATUS);
    }
    return panic;
  }

  private static PanicRecord recordOf(GoroutineDescriptor goroutine, Throwable panic) {
    PanicRecord record = goroutine.propagating;
    return record != null && record.isPropagating && record.throwable == panic
        ? record
        : PanicRecord.ofPanic(panic, null, null);
  }

  /**
   * Main returned: if another goroutine runs the deferred calls of a panic, main's end waits a
   * little, so that the panic is told; if one prints already, for good (rule D12).
   */
  static void letCrash() {
    if (!RuntimeOptions.isPanicCrash()) {
      return;
    }
    long start = System.nanoTime();
    while (GoroutineRegistry.isAnyPanicking() && System.nanoTime() - start < MAIN_WAITS_NANOS) {
      Thread.yield();
    }
    synchronized (PRINTING) {
      return;
    }
  }
}
