package dev.goexit.runtime;

/**
 * What a goroutine waits for, in Go's words (rule E12; Go: waitReasonStrings), as its thread's
 * state and stack tell it: the innermost frame that is no part of the JDK's own blocking machinery
 * is the method that blocks.
 */
final class WaitReasons {
  private static final String CONCURRENT = "java.util.concurrent.";
  private static final String LOCKS = "java.util.concurrent.locks.";

  private WaitReasons() {}

  /** The word; {@code waiting} if Go has none. */
  static String of(Thread.State state, StackTraceElement[] trace) {
    return switch (state) {
      case BLOCKED -> "sync.Mutex.Lock";
      case WAITING, TIMED_WAITING -> ofWaiting(trace);
      case NEW, RUNNABLE, TERMINATED -> ofRunnable(trace);
    };
  }

  /** A thread in a native method counts as runnable; what the method is, only the stack tells. */
  private static String ofRunnable(StackTraceElement[] trace) {
    if (trace.length == 0 || !trace[0].isNativeMethod()) {
      return "running";
    }
    String className = trace[0].getClassName();
    if (className.startsWith("sun.nio.ch.") || className.startsWith("java.net.")) {
      return "IO wait";
    }
    return className.startsWith("java.io.") || className.startsWith("sun.nio.fs.")
        ? "syscall"
        : "running";
  }

  private static String ofWaiting(StackTraceElement[] trace) {
    String byDefault = "waiting";
    for (StackTraceElement frame : trace) {
      String className = frame.getClassName();
      String method = frame.getMethodName();
      if (isCondition(className, method)) {
        byDefault = "sync.Cond.Wait"; // Unless it is a queue's own.
      } else if (!isMachinery(className)) {
        String reason = reasonOf(className, method);
        if (reason != null) {
          return reason;
        }
        if (!isQueue(className)) {
          return className.equals("java.lang.Thread") ? "waiting" : byDefault; // Thread.join.
        }
      }
    }
    return byDefault;
  }

  private static boolean isCondition(String className, String method) {
    return className.equals("java.lang.Object") && method.startsWith("wait")
        || className.startsWith(LOCKS) && className.endsWith("ConditionObject");
  }

  private static boolean isMachinery(String className) {
    return className.startsWith("jdk.internal.")
        || className.equals("java.lang.VirtualThread")
        || className.startsWith("java.lang.System$") // What java.base lends to its parts.
        || className.equals(LOCKS + "LockSupport")
        || className.startsWith(LOCKS + "Abstract")
        || className.startsWith(CONCURRENT + "ForkJoinPool")
        || className.startsWith(CONCURRENT)
            && className.contains("$")
            && !className.endsWith("ReadLock")
            && !className.endsWith("WriteLock");
  }

  /** Null if Go has no word. */
  private static String reasonOf(String className, String method) {
    if (className.equals("java.lang.Thread")) {
      return method.startsWith("sleep") ? "sleep" : null;
    }
    if (!className.startsWith(CONCURRENT)) {
      return null;
    }
    return switch (className.substring(CONCURRENT.length())) {
      case "locks.ReentrantLock", "locks.StampedLock" -> "sync.Mutex.Lock";
      case "locks.ReentrantReadWriteLock$ReadLock" -> "sync.RWMutex.RLock";
      case "locks.ReentrantReadWriteLock$WriteLock" -> "sync.RWMutex.Lock";
      case "CountDownLatch" -> "sync.WaitGroup.Wait";
      case "Semaphore" -> "semacquire";
      default -> isQueue(className) ? reasonOfQueue(method) : null;
    };
  }

  private static boolean isQueue(String className) {
    return className.startsWith(CONCURRENT)
        && (className.endsWith("Queue") || className.endsWith("Deque"));
  }

  private static String reasonOfQueue(String method) {
    if (method.startsWith("take") || method.startsWith("poll")) {
      return "chan receive";
    }
    boolean puts =
        method.startsWith("put") || method.startsWith("offer") || method.endsWith("ransfer");
    return puts ? "chan send" : null;
  }
}
