package dev.goexit.exittrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.junit.JvmCommand;
import dev.goexit.junit.JvmResult;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Go's testing says of a test that ends by an exit or a panic, and {@code @TrapsExit}. */
class GoexitInTestsIT {
  private static Map<String, String> printed;

  @BeforeAll
  static void run_all_in_one_jvm() {
    JvmCommand command = Trapping.program(GoexitInTests.class);
    TrapsExitIT.jars().forEach(command::classPath);
    JvmResult result = command.run();
    printed =
        Arrays.stream(result.stdout().split("== "))
            .filter(section -> !section.isEmpty())
            .collect(
                Collectors.toMap(
                    section -> section.substring(0, section.indexOf('(')),
                    section -> section.substring(section.indexOf('\n') + 1)));
  }

  /** G1: FailNow is Goexit: deferred calls run, recover gives nil, and cleanups run after them. */
  @Test
  void fail_now_runs_deferred_calls_and_cleanups() {
    assertEquals(
        "deferred <nil>\nfirst cleanup\nsecond cleanup\nFAILED failed now\n",
        printed.get("failsNow"));
  }

  /** G2: from another goroutine FailNow ends that one only. Here it ends the test as well. */
  @Test
  void fail_now_of_another_goroutine_ends_the_test() {
    assertEquals(
        "deferred <nil>\nfirst cleanup\nsecond cleanup\nFAILED failed elsewhere\n",
        printed.get("failsNowInAGoroutine"));
  }

  /** G3: a bare Goexit in a test fails it. */
  @Test
  void an_exit_fails_its_test_and_its_cleanups_run() {
    assertEquals(
        "deferred <nil>\nfirst cleanup\nsecond cleanup\n"
            + "FAILED The test left by Goexit.exit(0). Use TestExit.failNow or skipNow\n",
        printed.get("exits"));
  }

  /** G4: FailNow inside t.Cleanup: the remaining cleanups still run. */
  @Test
  void an_exit_in_a_cleanup_leaves_the_others_to_run() {
    assertEquals("first cleanup\nsecond cleanup\nFAILED before\n", printed.get("exitsInACleanup"));
  }

  /** G5: a panic in a test runs its cleanups; the binary crashes. Here the other tests go on. */
  @Test
  void a_panic_fails_its_test_and_its_cleanups_run() {
    assertEquals("deferred\nfirst cleanup\nsecond cleanup\nFAILED boom\n", printed.get("panics"));
  }
}
