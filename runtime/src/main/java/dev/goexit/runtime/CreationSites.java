package dev.goexit.runtime;

import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;

/** Where a goroutine is started: given by woven code as a constant, else found on the stack. */
public final class CreationSites {
  private static final StackWalker WALKER = StackWalker.getInstance();

  /**
   * What the last statements have told, each where its line and method lead. Plain elements: who
   * comes too late makes its own. Some KB, and half of what a goroutine's start would allocate.
   */
  private static final Known[] KNOWN = new Known[256];

  /** Its final field publishes the place. Constants are compared by identity. */
  private record Known(String className, String method, int line, StackTraceElement site) {
    boolean isOf(String otherClass, String otherMethod, String otherFile, int otherLine) {
      return line == otherLine
          && method == otherMethod
          && className == otherClass
          && Objects.equals(site.getFileName(), otherFile);
    }
  }

  private CreationSites() {}

  /** As a woven statement tells it, in constants: the same place gives the same object, mostly. */
  public static StackTraceElement of(String className, String method, String file, int line) {
    int slot = (method.hashCode() * 31 + line) & KNOWN.length - 1;
    Known known = KNOWN[slot];
    if (known == null || !known.isOf(className, method, file, line)) {
      known =
          new Known(className, method, line, new StackTraceElement(className, method, file, line));
      KNOWN[slot] = known;
    }
    return known.site;
  }

  /**
   * The innermost frame that is neither ours nor of what hands tasks to executors; if there are
   * only such, as where one future starts the next, the innermost that is not ours.
   */
  static StackTraceElement caller() {
    StackFrame frame = WALKER.walk(CreationSites::innermost);
    return frame == null ? null : frame.toStackTraceElement();
  }

  private static StackFrame innermost(Stream<StackFrame> frames) {
    StackFrame notOurs = null;
    Iterator<StackFrame> callers = frames.iterator();
    while (callers.hasNext()) {
      StackFrame caller = callers.next();
      String className = caller.getClassName();
      if (!isApi(className)) {
        if (!handsTasksOn(className)) {
          return caller;
        }
        notOurs = notOurs == null ? caller : notOurs;
      }
    }
    return notOurs;
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
