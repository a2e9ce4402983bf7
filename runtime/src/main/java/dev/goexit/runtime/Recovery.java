package dev.goexit.runtime;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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

  private static final ClassValue<String[]> BRIDGES_AND_ACCESSORS = new BridgesAndAccessors();

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
    PanicRecord panic = goroutine == null ? null : goroutine.panic();
    return panic == null ? null : recover(panic, type); // Small enough to be inlined.
  }

  /**
   * As {@link #recover}, called by a function that the unwinder alone runs: it is the deferred
   * function. So no stack is walked.
   */
  public static Object recoverDirectly(Class<?> type) {
    GoroutineDescriptor goroutine = GoroutineDescriptor.currentOrNull();
    DeferFrame running = goroutine == null ? null : goroutine.running;
    PanicRecord panic = running == null ? null : running.runner;
    if (panic == null || !isWanted(panic, type)) {
      return null;
    }
    panic.recovered = true;
    return panic.value();
  }

  private static Object recover(PanicRecord panic, Class<?> type) {
    if (!isWanted(panic, type)) {
      return null;
    }
    int functions = WALKER.walk(Recovery::functionsUpToUnwinder);
    if (functions != (panic.runsForwarder ? 2 : 1)) {
      return null;
    }
    panic.recovered = true;
    return panic.value();
  }

  private static boolean isWanted(PanicRecord panic, Class<?> type) {
    return panic.isRecoverable() && (type == null || type.isInstance(panic.value()));
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
    String[] bridges = BRIDGES_AND_ACCESSORS.get(frame.getDeclaringClass());
    for (String bridge : bridges) {
      if (bridge.startsWith(frame.getMethodName())
          && bridge.equals(frame.getMethodName() + frame.getMethodType().descriptorString())) {
        return true;
      }
    }
    return false;
  }

  /** By name and descriptor; asking a class for its methods takes longer than all else here. */
  private static final class BridgesAndAccessors extends ClassValue<String[]> {
    @Override
    protected String[] computeValue(Class<?> type) {
      List<String> found = new ArrayList<>();
      for (Method method : methodsOf(type)) {
        String name = method.getName();
        if (method.isBridge() || method.isSynthetic() && name.startsWith("access$")) {
          found.add(
              name
                  + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                      .descriptorString());
        }
      }
      return found.toArray(new String[0]);
    }

    private static Method[] methodsOf(Class<?> type) {
      try {
        return type.getDeclaredMethods();
      } catch (LinkageError e) {
        return new Method[0]; // One names a class that is not there; the others are not told.
      }
    }
  }
}
