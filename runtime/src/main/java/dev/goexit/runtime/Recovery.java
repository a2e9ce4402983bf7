package dev.goexit.runtime;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides whether a call to {@code recover} stops a panic (Go: gorecover): only if the deferred
 * function that the panic runs makes the call itself (rule B5). Between {@code recover} and {@link
 * Unwinder} there must be one function: bridges, accessors, lambda plumbing and our own methods do
 * not count as one (rule B7); {@code Method.invoke} does, as reflection does in Go.
 */
public final class Recovery {
  private static final StackWalker WALKER =
      StackWalker.getInstance(Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_REFLECT_FRAMES));

  private static final String UNWINDER = Unwinder.class.getName();
  private static final String RUN_PANICKING = "runPanicking";

  private Recovery() {}

  /**
   * Takes the value of the panic that runs the calling deferred function.
   *
   * @param type null for any; else a panic whose value is of another type goes on
   * @return the value; null if nothing is recovered
   */
  public static Object recover(Class<?> type) {
    GoroutineDescriptor goroutine = GoroutineDescriptor.currentOrNull();
    PanicRecord panic = goroutine == null ? null : goroutine.panic;
    if (panic == null || !panic.isRecoverable()) {
      return null;
    }
    Object value = panic.value();
    if (type != null && !type.isInstance(value)) {
      return null;
    }
    int functions = WALKER.walk(Recovery::functionsUpToUnwinder);
    if (functions != (panic.runsForwarder ? 2 : 1)) {
      return null;
    }
    panic.recovered = true;
    return value;
  }

  private static int functionsUpToUnwinder(Stream<StackFrame> frames) {
    int functions = 0;
    Iterator<StackFrame> callers = frames.iterator();
    while (callers.hasNext()) {
      StackFrame caller = callers.next();
      String className = caller.getClassName();
      if (className.equals(UNWINDER) && caller.getMethodName().equals(RUN_PANICKING)) {
        return functions;
      }
      if (!Plumbing.isOurs(className) && isFunction(caller)) {
        functions++;
      }
    }
    return 0;
  }

  private static boolean isFunction(StackFrame frame) {
    return !Plumbing.isLambdaPlumbing(frame)
        && !Plumbing.isAdded(frame.getMethodName())
        && !isBridgeOrAccessor(frame);
  }

  private static boolean isBridgeOrAccessor(StackFrame frame) {
    for (Method method : frame.getDeclaringClass().getDeclaredMethods()) {
      if (method.isSynthetic()
          && method.getName().equals(frame.getMethodName())
          && java.lang.invoke.MethodType.methodType(
                  method.getReturnType(), method.getParameterTypes())
              .equals(frame.getMethodType())) {
        return method.isBridge() || method.getName().startsWith("access$");
      }
    }
    return false;
  }
}
