package dev.goexit.runtime;

import dev.goexit.ExitBoundary;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refuses an exit that would pass an {@code @ExitBoundary} method which is not woven, and so would
 * end more than its author meant. Looked for only where there can be one: without the agent, or
 * where the agent had to leave a method alone.
 */
final class UnwovenBoundaries {
  private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

  private static final String BOTTOM = Bottom.class.getName();

  /** The names of a class's annotated methods. */
  private static final ClassValue<Set<String>> ANNOTATED =
      new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
          Set<String> names = new HashSet<>();
          for (Method method : methodsOf(type)) {
            if (method.isAnnotationPresent(ExitBoundary.class)) {
              names.add(method.getName());
            }
          }
          return names;
        }
      };

  private UnwovenBoundaries() {}

  private static Method[] methodsOf(Class<?> type) {
    try {
      return type.getDeclaredMethods();
    } catch (LinkageError e) {
      return new Method[0]; // One names a class that is not there; the others are not told.
    }
  }

  /**
   * Throws {@link IllegalStateException} if there is one between here and the goroutine's bottom.
   */
  static void check() {
    if (JvmWide.isAgentActive() && JvmWide.UNWOVEN.isEmpty()) {
      return;
    }
    List<StackFrame> boundaries =
        WALKER.walk(
            frames ->
                frames
                    .takeWhile(frame -> !frame.getClassName().equals(BOTTOM))
                    .filter(UnwovenBoundaries::isAnnotated)
                    .collect(Collectors.toList()));
    // Woven ones have said that they were entered: classes may be woven when they are built.
    if (boundaries.size() > GoroutineDescriptor.current().boundaries) {
      throw new IllegalStateException(refusal(culprit(boundaries)));
    }
  }

  private static boolean isAnnotated(StackFrame frame) {
    return ANNOTATED.get(frame.getDeclaringClass()).contains(frame.getMethodName());
  }

  /** The one that the agent left alone, if it was that; else the innermost. */
  private static StackFrame culprit(List<StackFrame> boundaries) {
    for (StackFrame boundary : boundaries) {
      if (JvmWide.UNWOVEN.containsKey(keyOf(boundary))) {
        return boundary;
      }
    }
    return boundaries.get(0);
  }

  private static String refusal(StackFrame frame) {
    String reason = JvmWide.UNWOVEN.get(keyOf(frame));
    return "Goexit.exit was called under "
        + keyOf(frame)
        + ", an @ExitBoundary that is not woven, so the exit would not end there: "
        + (reason != null
            ? reason
            : "the agent is not in this JVM. Start it with -javaagent:goexit-agent.jar");
  }

  private static String keyOf(StackFrame frame) {
    return frame.getClassName() + "." + frame.getMethodName();
  }
}
