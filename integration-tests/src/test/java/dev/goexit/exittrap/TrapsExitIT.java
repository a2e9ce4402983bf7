package dev.goexit.exittrap;

import dev.goexit.junit.Jdk;
import dev.goexit.junit.JvmCommand;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.commons.util.ReflectionUtils;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.launcher.Launcher;
import org.opentest4j.TestAbortedException;

/** {@code @TrapsExit}, {@code ExitAssertions} and {@code TestExit} in a JVM that runs tests. */
class TrapsExitIT {
  private static final String VERDICTS =
      """
      a_passes() SUCCESSFUL
      b_fails_as_ever() FAILED: expected: <41> but was: <42>
      c_calls_exit() FAILED: The test called exit(3) at \
      dev.goexit.exittrap.TrappedSamples.c_calls_exit(TrappedSamples.java:LINE) on thread THREAD
      d_calls_exit_on_a_thread() FAILED: The test called exit(4) at \
      dev.goexit.exittrap.TrappedSamples.lambda$d_calls_exit_on_a_thread$N\
      (TrappedSamples.java:LINE) on thread THREAD
      e_fails_now_under_a_catch_all() FAILED: deep failure
      f_skips_now_within_assertThrows() ABORTED: not today
      g_fails_now_in_a_task() FAILED: failure of a task
      h_fails_now_in_a_goroutine() FAILED: failure of a goroutine
      i_fails_now_within_a_trap_of_its_own() FAILED: through a trap
      j_asserts_an_exit() SUCCESSFUL
      k_asserts_another_exit() FAILED: Expected exit(6), but got exit(7) at \
      dev.goexit.exittrap.TrappedSamples.lambda$k_asserts_another_exit$N\
      (TrappedSamples.java:LINE) on thread THREAD
      l_asserts_an_exit_that_is_none() FAILED: Expected exit(8), but nobody called exit; \
      the code returned
      m_is_repeated()[1] FAILED: The test called exit(9) at \
      dev.goexit.exittrap.TrappedSamples.m_is_repeated(TrappedSamples.java:LINE) on thread THREAD
      m_is_repeated()[2] FAILED: The test called exit(9) at \
      dev.goexit.exittrap.TrappedSamples.m_is_repeated(TrappedSamples.java:LINE) on thread THREAD
      n_asserts_an_exit_of_a_future() SUCCESSFUL
      """;

  /** "Fail-now / skip-now from any depth and any task", safe under parallel tests. */
  @ParameterizedTest
  @CsvSource({"17, false", "17, true", "25, false", "25, true"})
  void each_test_has_its_own_verdict(int feature, boolean isParallel) {
    for (Jdk jdk : Jdk.found()) {
      if (jdk.feature() == feature) {
        tests(jdk, isParallel);
      }
    }
  }

  private static void tests(Jdk jdk, boolean isParallel) {
    JvmCommand command =
        Trapping.program(RunTests.class, "guard=org.junit.jupiter.api")
            .jdk(jdk)
            .arguments(Boolean.toString(isParallel));
    jars().forEach(command::classPath);
    var result = command.run();
    new dev.goexit.junit.JvmResult(
            result.command(),
            result.status(),
            result
                .stdout()
                .replaceAll("on thread .*", "on thread THREAD")
                .replaceAll("java:\\d+", "java:LINE")
                .replaceAll("(lambda\\$\\w+)\\$\\d+", "$1\\$N"),
            result.stderr())
        .expect(0, VERDICTS, "");
  }

  static Stream<Path> jars() {
    return Stream.of(
            Test.class,
            ParameterizedTest.class,
            JupiterTestEngine.class,
            ReflectionUtils.class,
            TestEngine.class,
            Launcher.class,
            TestAbortedException.class,
            API.class,
            Jdk.class)
        .map(TrapsExitIT::jarOf)
        .distinct();
  }

  private static Path jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
