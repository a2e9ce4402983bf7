package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.JvmResult;
import dev.goexit.junit.RunningJvm;
import dev.goexit.programs.Crashing;
import dev.goexit.programs.Differences;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Where we differ from Go, on purpose or because the JVM does: docs/semantics.md has the reasons.
 */
class DifferencesIT {
  private static JvmResult run;
  private static Map<String, String> printed;

  @BeforeAll
  static void run_all_sections_in_one_jvm() {
    run = Built.program(Differences.class).run();
    printed = DeferShapesIT.sections(run.stdout());
  }

  /** A16: a defer in the body of a range-over-func loop belongs to the enclosing function. */
  @Test
  void a_defer_in_a_lambda_belongs_to_the_lambda() {
    assertEquals(
        """
        pass 1
        lambda's 1
        pass 2
        lambda's 2
        loop over
        recovered panic of pass 1
        recovered panic of pass 2
        function's
        """,
        printed.get("A16"));
  }

  /** C9: a second exit while exiting is harmless. Go's exits have no status. */
  @Test
  void the_first_status_of_two_exits_stays() {
    assertEquals("3\n", printed.get("C9"));
  }

  /** C15: a mutex held at Goexit without a deferred Unlock stays locked. */
  @Test
  void an_exit_releases_monitors_and_leaves_locks_locked() {
    assertEquals(
        "monitor held in deferred calls false false\nmonitor free\nlock free false\n",
        printed.get("C15"));
  }

  /** C16: nothing between Goexit and the goroutine's bottom can stop or see it. */
  @Test
  void an_exit_passes_reflection_comparators_maps_and_streams() {
    assertEquals(
        "reflection Exited\ncomparator Exited\nmap Exited\nstream Exited\n", printed.get("C16"));
  }

  /** C17: a nil deferred function during Goexit panics in Goexit, and can be recovered. */
  @Test
  void a_nil_deferred_function_under_an_exit_is_recovered_and_the_exit_goes_on() {
    assertEquals("recovered true\nthen <nil>\nExited\n", printed.get("C17"));
  }

  /** C21: Goexit on a thread that Go did not create is a fatal error. Here it ends the thread. */
  @Test
  void an_exit_on_a_thread_of_others_ends_that_thread() {
    assertEquals("deferred\nthread ended\n", printed.get("C21"));
  }

  /** And in silence: an exit is no error. */
  @Test
  void nothing_is_said_of_an_exit() {
    assertEquals("", run.stderr(), run::toString);
  }

  /** C22: Goexit in a finalizer kills the one finalizer goroutine. */
  @Test
  void an_exit_in_a_cleaning_action_does_not_end_the_cleaner() {
    assertEquals("later actions run\n", printed.get("C22"));
  }

  /** D17: panic in init: the process ends. */
  @Test
  void a_panic_in_a_static_initializer_makes_the_class_fail() {
    assertEquals(
        "java.lang.ExceptionInInitializerError\njava.lang.NoClassDefFoundError\n",
        printed.get("D17"));
  }

  /** D18: an argument of a go statement that panics does so in the parent. */
  @Test
  void an_argument_of_go_panics_in_the_parent() {
    assertEquals("parent recovers argument\ngoroutines started 0\n", printed.get("D18"));
  }

  /** D19: go with a nil function is a fatal error. */
  @Test
  void go_of_null_panics_in_the_parent() {
    assertEquals("parent recovers go of nil func value\n", printed.get("D19"));
  }

  /** D14: all goroutines blocked: a fatal error. */
  @Test
  void a_deadlock_is_not_detected_since_a_thread_of_others_may_end_it() {
    try (RunningJvm jvm =
        Built.program(Crashing.class).arguments("a blocked main").openInput().start()) {
      jvm.awaitStdout("all goroutines are asleep\n");
      jvm.send("wake up");

      jvm.awaitEnd().expect(0, "all goroutines are asleep\nand awake\n", "");
    }
  }

  /** D20: a nil dereference prints a line about the signal. */
  @Test
  void a_null_dereference_is_told_as_the_exception_it_is() {
    JvmResult result = CrashTextIT.crash("a null dereference");

    assertTrue(
        result.stderr().startsWith("panic: java.lang.NullPointerException: "), result::toString);
    assertEquals(-1, result.stderr().indexOf("[signal "), result::toString);
  }
}
