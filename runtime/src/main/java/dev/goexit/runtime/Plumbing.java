package dev.goexit.runtime;

import java.lang.reflect.Proxy;

/**
 * Tells the frames of this product, and those of task wrappers under a goroutine, from a user's.
 */
final class Plumbing {
  private static final String RUNTIME = "dev.goexit.runtime.";
  private static final String WOVEN = "dev.goexit.woven.";
  private static final String GO = "dev.goexit.Go";
  private static final String BRIDGE = "java.lang.GoexitBridge";

  private static final boolean SHOWS_FRAMES = RuntimeOptions.isShowFrames();

  /** Begins the names of the methods that woven classes get for open-coded deferred calls. */
  private static final String UNWIND_METHOD_PREFIX = "goexit$unwind$";

  private Plumbing() {}

  /** Whether the weaver added the method. */
  static boolean isAdded(String methodName) {
    return methodName.startsWith(UNWIND_METHOD_PREFIX);
  }

  /**
   * Whether the class stands between a function and the function it defers to, and is no function.
   */
  static boolean isOurs(String className) {
    return className.startsWith(RUNTIME)
        || className.startsWith(WOVEN)
        || className.equals(GO)
        || className.equals(BRIDGE);
  }

  /** Whether the frame only leads from a functional interface, or a handle, to its function. */
  static boolean isLambdaPlumbing(StackWalker.StackFrame frame) {
    String className = frame.getClassName();
    return className.startsWith("java.lang.invoke.")
        || className.startsWith("jdk.internal.reflect.")
        || Proxy.isProxyClass(frame.getDeclaringClass())
        || className.contains("$$Lambda") && frame.getDeclaringClass().isHidden();
  }

  /** Whether a trace leaves the frame out; option {@code showFrames} shows them all. */
  static boolean isHidden(StackTraceElement frame) {
    return !SHOWS_FRAMES && isPlumbing(frame);
  }

  private static boolean isPlumbing(StackTraceElement frame) {
    String className = frame.getClassName();
    return isAdded(frame.getMethodName())
        || className.startsWith(RUNTIME)
        || className.startsWith(WOVEN)
        || className.equals(BRIDGE)
        || className.contains("$$Lambda")
        || className.startsWith("java.lang.invoke.LambdaForm")
        || className.equals("java.util.concurrent.FutureTask")
        || className.startsWith("java.util.concurrent.Executors$");
  }
}
