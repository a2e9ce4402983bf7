package dev.goexit.runtime.traps;

import dev.goexit.ExitTrap.ExitCall;
import java.lang.StackWalker.StackFrame;
import java.util.List;

/** Finds who calls exit. */
final class ExitCalls {
  private static final StackWalker WALKER = StackWalker.getInstance();

  private ExitCalls() {}

  /** Of the caller of {@code System.exit}, {@code Runtime.exit} or {@code halt}. */
  static ExitCall ofCaller(int status) {
    List<StackTraceElement> trace =
        WALKER.walk(
            frames ->
                frames
                    .dropWhile(ExitCalls::isPlumbing)
                    .map(StackFrame::toStackTraceElement)
                    .toList());
    return new ExitCall(status, Thread.currentThread().getName(), trace);
  }

  private static boolean isPlumbing(StackFrame frame) {
    String className = frame.getClassName();
    return className.startsWith("dev.goexit.runtime.")
        || className.equals("dev.goexit.ExitTrap")
        || className.equals("java.lang.GoexitBridge")
        || className.equals("java.lang.Runtime")
        || className.equals("java.lang.System");
  }
}
