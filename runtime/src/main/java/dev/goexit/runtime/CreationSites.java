package dev.goexit.runtime;

import java.util.function.Predicate;

/** Where a goroutine is started: given by woven code as a constant, else found on the stack. */
public final class CreationSites {
  private static final StackWalker WALKER = StackWalker.getInstance();

  private CreationSites() {}

  /** As a woven go statement tells it. */
  public static StackTraceElement of(String className, String method, String file, int line) {
    return new StackTraceElement(className, method, file, line);
  }

  /**
   * The innermost frame that is neither ours nor of what hands tasks to executors; if there are
   * only such, as where one future starts the next, the innermost that is not ours.
   */
  static StackTraceElement caller() {
    StackTraceElement users = innermost(frame -> !isApi(frame) && !handsTasksOn(frame));
    return users != null ? users : innermost(frame -> !isApi(frame));
  }

  private static StackTraceElement innermost(Predicate<String> ofClass) {
    return WALKER.walk(
        frames ->
            frames
                .filter(frame -> ofClass.test(frame.getClassName()))
                .findFirst()
                .map(StackWalker.StackFrame::toStackTraceElement)
                .orElse(null));
  }

  private static boolean isApi(String className) {
    return Plumbing.isOurs(className)
        || className.equals("dev.goexit.GoroutineExecutor")
        || className.startsWith("dev.goexit.ExitTrap");
  }

  private static boolean handsTasksOn(String className) {
    return className.startsWith("java.util.concurrent.") || className.equals("java.lang.Thread");
  }
}
