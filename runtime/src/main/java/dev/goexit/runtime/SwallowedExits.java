package dev.goexit.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Says, once for each place, that an exit was swallowed by code that is not guarded. */
final class SwallowedExits {
  private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

  private static final String UNKNOWN =
      "; the goroutine went on and returned. Guard that code: agent option guard=<package prefix>;"
          + " audit=true tells which. See README, Known limits.";
  private static final String KNOWN =
      "; the goroutine went on and returned. The innermost such handler: ";

  private SwallowedExits() {}

  static void report(Throwable signal) {
    String site = String.valueOf(Traces.site(signal.getStackTrace()));
    String swallower = swallower(signal);
    if (REPORTED.add(site + " " + swallower)) {
      System.err.println(
          "goexit: the exit at "
              + site
              + " was swallowed on its way by a handler in code that is not guarded"
              + (swallower == null ? UNKNOWN : KNOWN + swallower));
    }
  }

  /** The handler, and how to guard it. Null where no audit looked. */
  @SuppressWarnings("unchecked")
  private static String swallower(Throwable signal) {
    Object audit = JvmWide.AUDIT.get();
    return audit == null ? null : ((Function<Throwable, String>) audit).apply(signal);
  }
}
