package dev.goexit.realcode;

import dev.goexit.Go;
import dev.goexit.GoexitSignal;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;

/**
 * A run of a test class under which something was raised, and what it has left behind.
 *
 * @param verdicts of its tests, {@link #RAISED} for those that it ended
 * @param next those of the run after it, on the same thread
 * @param held the thread's locks after the run, empty for none
 * @param calls how many guarded calls it made
 * @param raisedAt where; null for nowhere
 * @param isRefused whether the exit was, which is in place then
 */
record RaisedRun(
    Map<String, String> verdicts,
    Map<String, String> next,
    String held,
    int calls,
    StackTraceElement[] raisedAt,
    boolean isRefused) {
  static final String RAISED = "ended by what was raised";

  /** What is thrown to see what any error would do. */
  static final class PlainError extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Runs this at this guarded call of the class's tests. On a thread for this alone. */
  static RaisedRun of(String testClass, int call, Runnable raise) {
    Map<String, String> verdicts = new LinkedHashMap<>();
    Go.run(
        () -> {
          verdicts.put("JUnit", RAISED); // Until it returns.
          GuardedCalls.watch(call, raise);
          TestRun run = TestRun.of(testClass);
          verdicts.remove("JUnit");
          verdicts.putAll(run.verdicts());
          run.results().forEach((test, result) -> tellRaised(verdicts, test, result));
        });
    StackTraceElement[] raisedAt = GuardedCalls.raisedAt();
    boolean isRefused = GuardedCalls.isRefused();
    int calls = GuardedCalls.calls();
    GuardedCalls.watch(0, null);
    String held = heldLocks();
    Map<String, String> next = TestRun.of(testClass).verdicts();
    return new RaisedRun(verdicts, next, held, calls, raisedAt, isRefused);
  }

  private static void tellRaised(
      Map<String, String> verdicts, String test, TestExecutionResult result) {
    if (result.getThrowable().filter(RaisedRun::hasRaised).isPresent()) {
      verdicts.put(test, RAISED);
    }
  }

  /** Whether a test was ended by it. */
  boolean hasEndedTest() {
    return verdicts.containsValue(RAISED);
  }

  /**
   * The tests that have ended otherwise than they do without, in this run or the next; other than
   * those that what was raised has ended or kept from running.
   */
  Map<String, String> differences(Map<String, String> expected) {
    Map<String, String> differences = new TreeMap<>();
    verdicts.forEach(
        (test, verdict) -> {
          if (!verdict.equals(RAISED) && !verdict.equals(expected.get(test))) {
            differences.put(test, verdict);
          }
        });
    if (!next.keySet().equals(expected.keySet())) {
      differences.put("tests of the next run", next.keySet().toString());
    }
    next.forEach(
        (test, verdict) -> {
          if (!verdict.equals(expected.get(test))) {
            differences.put("next run: " + test, verdict);
          }
        });
    return differences;
  }

  /** Among its causes and what those suppressed. */
  private static boolean hasRaised(Throwable thrown) {
    return hasRaised(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static boolean hasRaised(Throwable thrown, Set<Throwable> seen) {
    if (thrown == null || !seen.add(thrown)) {
      return false;
    }
    return thrown instanceof GoexitSignal
        || thrown instanceof PlainError
        || hasRaised(thrown.getCause(), seen)
        || Arrays.stream(thrown.getSuppressed()).anyMatch(other -> hasRaised(other, seen));
  }

  /** Monitors and locks of this thread; empty for none. */
  private static String heldLocks() {
    long id = Thread.currentThread().getId();
    for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
      if (thread.getThreadId() == id) {
        return describe(thread.getLockedMonitors()) + describe(thread.getLockedSynchronizers());
      }
    }
    throw new IllegalStateException("this thread is not in the dump");
  }

  private static String describe(LockInfo[] locks) {
    return locks.length == 0 ? "" : Arrays.toString(locks);
  }
}
