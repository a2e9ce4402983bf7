package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** {@code @NoGoroutineLeaks}: "a leak check that names where each leaked goroutine was created". */
class GoroutineLeaksIT {
  private static final String SAMPLES = "dev.goexit.integration.LeakySamples.";

  @AfterEach
  void letThemEnd() {
    LeakySamples.NEVER.countDown();
  }

  @Test
  void a_test_that_leaves_goroutines_behind_fails_and_names_their_sites() {
    List<String> verdicts = new ArrayList<>();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(LeakySamples.class))
                .build(),
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                  verdicts.add(test.getLegacyReportingName() + " " + told(result));
                }
              }
            });

    assertEquals(
        List.of(
            "a_starts_none() SUCCESSFUL",
            "b_leaks_two() 2 goroutines of this test did not end within 50 ms:\n"
                + "  goroutine N (leaked), created at "
                + SAMPLES
                + "b_leaks_two(LeakySamples.java:N)\n"
                + "  goroutine N, created at "
                + SAMPLES
                + "b_leaks_two(LeakySamples.java:N)",
            "c_leaks_none_of_its_own() SUCCESSFUL",
            "d_is_given_time() SUCCESSFUL",
            "e_ends_with_what_runs_after_each() SUCCESSFUL",
            "f_leaks_a_task() 1 goroutine of this test did not end within 50 ms:\n"
                + "  goroutine N, created at "
                + SAMPLES
                + "f_leaks_a_task(LeakySamples.java:N)",
            "g_fails_and_leaks() expected: <41> but was: <42>, and "
                + "1 goroutine of this test did not end within 50 ms:\n"
                + "  goroutine N (left by a failure), created at "
                + SAMPLES
                + "g_fails_and_leaks(LeakySamples.java:N)",
            "h_has_a_thread_that_became_a_goroutine() SUCCESSFUL"),
        verdicts);
  }

  /** Without the stacks, which follow after an empty line, and without numbers. */
  private static String told(TestExecutionResult result) {
    if (result.getThrowable().isEmpty()) {
      return result.getStatus().toString();
    }
    StringBuilder text = new StringBuilder(result.getThrowable().get().getMessage());
    for (Throwable also : result.getThrowable().get().getSuppressed()) {
      text.append(", and ").append(also.getMessage());
    }
    return text.toString()
        .replaceAll("(?s)\n\ngoroutine.*", "")
        .replaceAll("goroutine \\d+", "goroutine N")
        .replaceAll("java:\\d+", "java:N");
  }
}
