package dev.goexit.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The report that all threads of a scheduler are blocked: in which places, and how many. */
final class BlockedThreads {
  private static final int SHOWN = 10;

  private BlockedThreads() {}

  static String report(String scheduler, Collection<? extends Thread> threads, int waiting) {
    Map<String, Integer> counts = new HashMap<>();
    for (Thread thread : threads) {
      counts.merge(siteOf(thread.getStackTrace()), 1, Integer::sum);
    }
    List<Map.Entry<String, Integer>> sites = new ArrayList<>(counts.entrySet());
    sites.sort(
        Map.Entry.<String, Integer>comparingByValue()
            .reversed()
            .thenComparing(Map.Entry.comparingByKey()));
    StringBuilder text = new StringBuilder();
    text.append("goexit: all ").append(threads.size()).append(" threads of \"").append(scheduler);
    text.append("\" are blocked, and goroutines wait for one: ").append(waiting);
    text.append(". It starts no more until one is free. Blocked are, at\n");
    for (Map.Entry<String, Integer> site : sites.subList(0, Math.min(SHOWN, sites.size()))) {
      text.append('\t').append(site.getKey()).append(": ").append(site.getValue()).append('\n');
    }
    if (sites.size() > SHOWN) {
      text.append("\t...").append(sites.size() - SHOWN).append(" more places...\n");
    }
    return text.append("See README, Options: maxThreads.\n").toString();
  }

  /** The innermost frame that is neither ours nor the JDK's: what the user's code waits at. */
  static String siteOf(StackTraceElement[] trace) {
    for (StackTraceElement frame : trace) {
      if (!isJdk(frame.getClassName()) && !Plumbing.isHidden(frame)) {
        return placeOf(frame);
      }
    }
    return trace.length == 0 ? "no frame" : placeOf(trace[0]);
  }

  /** Without the loader's and the module's name. */
  private static String placeOf(StackTraceElement frame) {
    return new StackTraceElement(
            frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber())
        .toString();
  }

  private static boolean isJdk(String className) {
    return className.startsWith("java.")
        || className.startsWith("javax.")
        || className.startsWith("jdk.")
        || className.startsWith("sun.");
  }
}
