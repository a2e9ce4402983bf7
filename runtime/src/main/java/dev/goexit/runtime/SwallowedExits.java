package dev.goexit.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Says, once for each place, that an exit was swallowed. */
final class SwallowedExits {
  private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

  private static final String UNKNOWN =
      "; the goroutine went on and returned. Guard that code: agent option guard=<package prefix>;"
          + " audit=true tells which. See README, Known limits.";
  private static final String KNOWN =
      "; the goroutine went on and returned. The innermost such handler: ";

  private static final String REPLACED =
      " in its place, and a handler caught that; the goroutine went on and returned. Recover it in"
          + " the deferred call, or catch Throwable, and the exit goes on.";

  private SwallowedExits() {}

  /**
   * Tells it.
   *
   * @param displacedBy the panic that was on its way in the exit's place; null if none was
   */
  static void report(Throwable signal, Throwable displacedBy) {
    String site = String.valueOf(Traces.site(signal.getStackTrace()));
    String how = displacedBy != null ? howReplaced(displacedBy) : howCaught(swallower(signal));
    if (REPORTED.add(site + how)) {
      System.err.println("goexit: the exit at " + site + " was swallowed on its way" + how);
    }
  }

  private static String howCaught(String swallower) {
    return " by a handler in code that is not guarded"
        + (swallower == null ? UNKNOWN : KNOWN + swallower);
  }

  private static String howReplaced(Throwable panic) {
    return ": a deferred call threw " + panic.getClass().getName() + REPLACED;
  }

  /** The handler, and how to guard it. Null where no audit looked. */
  @SuppressWarnings("unchecked")
  private static String swallower(Throwable signal) {
    Object audit = JvmWide.AUDIT.get();
    return audit == null ? null : ((Function<Throwable, String>) audit).apply(signal);
  }
}
