package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.junit.Jdk;
import dev.goexit.junit.JvmResult;
import dev.goexit.programs.ExecutorSites;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Woven code tells an executor the line that is found on the stack without the agent. */
class ExecutorSitesIT {
  static List<Jdk> jdks() {
    return Jdk.found();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_task_has_the_same_line_woven_and_not(Jdk jdk) {
    JvmResult woven =
        Built.program(ExecutorSites.class).jdk(jdk).jvmArguments("-Xverify:all").run();
    JvmResult plain = Built.programWithoutAgent(ExecutorSites.class).jdk(jdk).run();

    assertEquals(10, plain.stdout().lines().distinct().count(), plain::toString);
    assertEquals(plain.stdout(), woven.stdout());
    assertEquals("", woven.stderr());
    assertEquals(0, woven.status(), woven::toString);
  }
}
