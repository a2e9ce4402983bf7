package dev.goexit.realcode;

import dev.goexit.Go;
import dev.goexit.GoexitSignal;
import java.io.IOException;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;

/**
 * Raises exits under a library's own tests, at the n-th call in the range of a guarded handler of
 * the library or its tests. JUnit is not guarded: what it catches is a failed test, and it goes on
 * with the next one. Arguments: the jar of the tests, a seed, how many exits.
 *
 * <p>Each exit must arrive at JUnit, leave no lock behind, and all tests of the class that come
 * after it must end as they do without.
 */
public final class LibraryExits {
  /** Who keeps what it catches, though nobody swallows anything: a future, a test of throwing. */
  private static final Set<String> KEEPERS =
      Set.of(
          "java.util.concurrent.FutureTask",
          "java.util.concurrent.CompletableFuture",
          "org.junit.jupiter.api.AssertThrows",
          "org.junit.jupiter.api.AssertThrowsExactly");

  private final Random random;
  private final Map<String, Map<String, String>> verdicts = new HashMap<>();
  private final Map<String, Integer> calls = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private int arrived;
  private int kept;
  private int notReached;

  private LibraryExits(long seed) {
    random = new Random(seed);
  }

  public static void main(String[] args) throws IOException {
    LibraryExits exits = new LibraryExits(Long.parseLong(args[1]));
    List<String> classes = new ArrayList<>();
    for (String testClass : LibraryTests.classes(args[0])) {
      if (exits.measure(testClass)) {
        classes.add(testClass);
      }
    }
    int count = Integer.parseInt(args[2]);
    for (int i = 0; i < count; i++) {
      exits.exit(classes.get(exits.random.nextInt(classes.size())));
    }
    System.out.println("classes " + classes.size());
    System.out.println("arrived " + exits.arrived);
    System.out.println("kept by a future or an assertion " + exits.kept);
    System.out.println("not reached " + exits.notReached);
    System.out.println("wrong " + exits.wrong);
    System.exit(0); // Tests leave threads.
  }

  /** Whether the class's tests end in the same way twice, and make guarded calls. */
  private boolean measure(String testClass) {
    Map<String, String> first = TestRun.of(List.of(testClass)).verdicts();
    GuardedCalls.watch(0);
    Map<String, String> second = TestRun.of(List.of(testClass)).verdicts();
    calls.put(testClass, GuardedCalls.calls());
    verdicts.put(testClass, second);
    return first.equals(second) && GuardedCalls.calls() > 0;
  }

  private void exit(String testClass) {
    int call = 1 + random.nextInt(calls.get(testClass));
    String where = testClass + " at call " + call;
    List<TestRun> run = new ArrayList<>();
    Go.run(
        () -> {
          GuardedCalls.watch(call);
          run.add(TestRun.of(List.of(testClass)));
        });
    StackTraceElement[] exitedAt = GuardedCalls.exitedAt();
    GuardedCalls.watch(0);
    if (run.isEmpty()) {
      wrong.add(where + ": left JUnit");
    } else if (exitedAt == null) {
      notReached++;
    } else {
      check(where, testClass, run.get(0), exitedAt);
    }
    String held = heldLocks();
    if (!held.isEmpty()) {
      wrong.add(where + ": holds " + held);
    }
    // The next tests are green: also those that the exit had kept from running.
    if (!TestRun.of(List.of(testClass)).verdicts().equals(verdicts.get(testClass))) {
      wrong.add(where + ": the next run differs");
    }
  }

  private void check(String where, String testClass, TestRun run, StackTraceElement[] exitedAt) {
    Map<String, String> expected = verdicts.get(testClass);
    int hit = 0;
    for (Map.Entry<String, TestExecutionResult> result : run.results().entrySet()) {
      boolean isExit = result.getValue().getThrowable().filter(LibraryExits::hasSignal).isPresent();
      hit += isExit ? 1 : 0;
      String verdict = run.verdicts().get(result.getKey());
      if (!isExit && !verdict.equals(expected.get(result.getKey()))) {
        wrong.add(where + ": " + result.getKey() + " " + verdict);
      }
    }
    if (hit > 0) {
      arrived++;
    } else if (Arrays.stream(exitedAt).anyMatch(frame -> KEEPERS.contains(frame.getClassName()))) {
      kept++;
    } else {
      wrong.add(where + ": the exit was lost, raised at " + List.of(exitedAt).subList(1, 12));
    }
  }

  /** Among its causes and what those suppressed. */
  private static boolean hasSignal(Throwable thrown) {
    return hasSignal(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static boolean hasSignal(Throwable thrown, Set<Throwable> seen) {
    if (thrown == null || !seen.add(thrown)) {
      return false;
    }
    return thrown instanceof GoexitSignal
        || hasSignal(thrown.getCause(), seen)
        || Arrays.stream(thrown.getSuppressed()).anyMatch(other -> hasSignal(other, seen));
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
