package dev.goexit.gotests;

import dev.goexit.Goroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the calling goroutine's stack holds, by name alone, as the Go cases print it. */
final class Functions {
  /** What the cases in Java call and those in Go do without. */
  private static final Set<String> LEFT_OUT = Set.of("call", "nothing");

  private Functions() {}

  /** The functions on the stack, innermost first, down to the one named bottom. */
  static String onStack() {
    List<String> names = new ArrayList<>();
    for (StackTraceElement frame : Goroutine.current().stackTrace()) {
      if (frame.getClassName().equals(Functions.class.getName())
          || LEFT_OUT.contains(frame.getMethodName())) {
        continue;
      }
      names.add(nameOf(frame));
      if (frame.getMethodName().equals("bottom")) {
        break;
      }
    }
    return String.join(" < ", names);
  }

  private static String nameOf(StackTraceElement frame) {
    String name = frame.getMethodName();
    return name.startsWith("lambda$") ? "closure" : name;
  }
}
