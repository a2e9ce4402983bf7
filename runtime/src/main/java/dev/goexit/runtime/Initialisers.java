package dev.goexit.runtime;

import java.lang.StackWalker.StackFrame;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses an exit under a static initialiser: what leaves one makes the JVM give the class up, for
 * everybody and for good.
 *
 * <p>Initialisers of guarded classes leave a mark in the thread's cell when they begin, and take it
 * away when they return. So an exit costs one look at the cell. Only where there is a mark the
 * stack is walked, since the mark of an initialiser that threw is still there. A boundary puts the
 * marks outside it aside.
 */
final class Initialisers {
  private static final String INITIALISER = "<clinit>";

  private Initialisers() {}

  /** Throws {@link IllegalStateException} if one is between here and the goroutine's boundary. */
  static void check(Object[] cell) {
    if (cell[ThreadCell.INITIALISERS] != null) {
      refuseUnder(cell);
    }
  }

  private static void refuseUnder(Object[] cell) {
    Set<String> marked = new HashSet<>();
    for (Object[] mark = (Object[]) cell[ThreadCell.INITIALISERS];
        mark != null;
        mark = (Object[]) mark[1]) {
      marked.add((String) mark[0]);
    }
    List<StackFrame> running =
        StackWalker.getInstance()
            .walk(
                frames ->
                    frames
                        .filter(frame -> frame.getMethodName().equals(INITIALISER))
                        .filter(frame -> marked.contains(frame.getClassName()))
                        .limit(1)
                        .toList());
    if (running.isEmpty()) {
      cell[ThreadCell.INITIALISERS] = null; // They have thrown.
      return;
    }
    throw new IllegalStateException(refusal(running.get(0).getClassName()));
  }

  private static String refusal(String className) {
    return "Goexit.exit was called under the static initialiser of "
        + className
        + ", and the JVM would never let the class be used again: an exit may not leave an"
        + " initialiser. Move what exits out of it, run it under Go.run there, or catch this"
        + " exception in the initialiser, and the class stays usable";
  }
}
