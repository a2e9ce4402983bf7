package dev.goexit.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says, once for each place, that an exit was swallowed by code that is not guarded. */
final class SwallowedExits {
  private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

  private SwallowedExits() {}

  static void report(Throwable signal) {
    String site = String.valueOf(Traces.site(signal.getStackTrace()));
    if (REPORTED.add(site)) {
      System.err.println(
          "goexit: the exit at "
              + site
              + " was swallowed on its way by a handler in code that is not guarded;"
              + " the goroutine went on and returned. Guard that code: agent option"
              + " guard=<package prefix>. See README, Limits.");
    }
  }
}
