package dev.goexit.runtime;

/** Where a goroutine is started: given by woven code as a constant, else found on the stack. */
public final class CreationSites {
  private static final StackWalker WALKER = StackWalker.getInstance();

  private CreationSites() {}

  /** As a woven go statement tells it. */
  public static StackTraceElement of(String className, String method, String file, int line) {
    return new StackTraceElement(className, method, file, line);
  }

  /** The innermost frame that is not ours. */
  static StackTraceElement caller() {
    return WALKER.walk(
        frames ->
            frames
                .filter(frame -> !isApi(frame.getClassName()))
                .findFirst()
                .map(StackWalker.StackFrame::toStackTraceElement)
                .orElse(null));
  }

  private static boolean isApi(String className) {
    return Plumbing.isOurs(className)
        || className.equals("dev.goexit.GoroutineExecutor")
        || className.startsWith("dev.goexit.ExitTrap");
  }
}
