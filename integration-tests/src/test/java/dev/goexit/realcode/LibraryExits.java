package dev.goexit.realcode;

import dev.goexit.Goexit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Raises exits under a library's own tests, at the n-th call in the range of a guarded handler of
 * the library or its tests. JUnit is not guarded: what it catches is a failed test, and it goes on
 * with the next one. Arguments: the path of the library and its tests, the jar of the tests, a
 * seed, how many exits.
 *
 * <p>Each exit must arrive at JUnit and leave no lock behind. All tests that come after it on its
 * thread, those of its class and then of its class's next run, must end as they do without; or, for
 * a library that no error may pass, as they do after an ordinary error at the same call.
 */
public final class LibraryExits {
  /** Who keeps what it catches, though nobody swallows anything: a future, a test of throwing. */
  private static final Set<String> KEEPERS =
      Set.of(
          "java.util.concurrent.FutureTask",
          "java.util.concurrent.CompletableFuture",
          "org.junit.jupiter.api.AssertThrows",
          "org.junit.jupiter.api.AssertThrowsExactly");

  private enum End {
    ARRIVED("arrived"),
    KEPT("kept by a future or an assertion"),
    REFUSED("refused in an initialiser"),
    NOT_REACHED("not reached");

    private final String words;

    End(String words) {
      this.words = words;
    }
  }

  private final FreshLibrary library;
  private final Random random;
  private final Map<String, Map<String, String>> verdicts = new HashMap<>();
  private final Map<String, Integer> calls = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final Map<End, Integer> ends = new HashMap<>();
  private int likeAnyError;

  private LibraryExits(FreshLibrary library, long seed) {
    this.library = library;
    this.random = new Random(seed);
  }

  public static void main(String[] args) throws Exception {
    LibraryExits exits = new LibraryExits(new FreshLibrary(args[0]), Long.parseLong(args[2]));
    List<String> classes = new ArrayList<>();
    for (String testClass : LibraryTests.classes(args[1])) {
      if (exits.measure(testClass)) {
        classes.add(testClass);
      }
    }
    int count = Integer.parseInt(args[3]);
    for (int i = 0; i < count; i++) {
      exits.exit(classes.get(exits.random.nextInt(classes.size())));
    }
    System.out.println("classes " + classes.size());
    for (End end : End.values()) {
      System.out.println(end.words + " " + exits.ends.getOrDefault(end, 0));
    }
    System.out.println("left what any error leaves " + exits.likeAnyError);
    System.out.println("wrong " + exits.wrong);
    System.exit(0); // Tests leave threads.
  }

  /** Whether the class's tests end in the same way twice, and make guarded calls. */
  private boolean measure(String testClass) throws Exception {
    RaisedRun run = raise(testClass, 0, null);
    calls.put(testClass, run.calls());
    verdicts.put(testClass, run.next());
    return run.verdicts().equals(run.next()) && run.calls() > 0;
  }

  private RaisedRun raise(String testClass, int call, Runnable raise) throws Exception {
    return library.run(() -> RaisedRun.of(testClass, call, raise));
  }

  private void exit(String testClass) throws Exception {
    int call = 1 + random.nextInt(calls.get(testClass));
    RaisedRun run = raise(testClass, call, Goexit::exit);
    String failure = failure(testClass, call, run);
    if (failure != null) {
      wrong.add(testClass + " at call " + call + ": " + failure);
    }
  }

  /** Null for none. */
  private String failure(String testClass, int call, RaisedRun run) throws Exception {
    End end = end(run);
    if (end == null) {
      return "the exit was lost, raised at " + List.of(run.raisedAt()).subList(1, 12);
    }
    ends.merge(end, 1, Integer::sum);
    if (!run.held().isEmpty()) {
      return "holds " + run.held();
    }
    Map<String, String> expected = verdicts.get(testClass);
    Map<String, String> differences = run.differences(expected);
    if (differences.isEmpty()) {
      return null;
    }
    RaisedRun plain = raise(testClass, call, LibraryExits::throwPlainError);
    Map<String, String> ofAnyError = plain.differences(expected);
    if (!differences.equals(ofAnyError)) {
      return "leaves " + differences + ", an error " + ofAnyError;
    }
    likeAnyError++;
    return null;
  }

  /** Null for lost. */
  private static End end(RaisedRun run) {
    if (run.raisedAt() == null) {
      return End.NOT_REACHED;
    }
    if (run.hasEndedTest()) {
      return End.ARRIVED;
    }
    if (run.isRefused()) {
      return End.REFUSED;
    }
    return Arrays.stream(run.raisedAt()).anyMatch(call -> KEEPERS.contains(call.getClassName()))
        ? End.KEPT
        : null;
  }

  private static void throwPlainError() {
    throw new RaisedRun.PlainError();
  }
}
