package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.JvmResult;
import dev.goexit.programs.NoAgent;
import dev.goexit.programs.Unannotated;
import org.junit.jupiter.api.Test;

/** A deferred call that would never run is refused, with the method and the remedy. */
class UnwovenDeferIT {

  @Test
  void without_the_agent_defer_names_the_method_and_the_agent() {
    JvmResult result = Built.programWithoutAgent(NoAgent.class).run();

    assertEquals("agent false\nfinally\nexited with status 4\n", result.stdout());
    assertEquals(1, result.status());
    assertFirstLine(
        "Exception in thread \"main\" java.lang.IllegalStateException: Go.defer was called in"
            + " dev.goexit.programs.NoAgent.main, which is not woven, so the deferred call would"
            + " never run: the agent is not in this JVM. Start it with"
            + " -javaagent:goexit-agent.jar",
        result);
  }

  @Test
  void with_the_agent_and_without_an_annotation_defer_names_the_annotation() {
    JvmResult result = Built.program(Unannotated.class).run();

    assertEquals("agent true\n", result.stdout(), result::toString);
    assertEquals(1, result.status());
    assertFirstLine(
        "Exception in thread \"main\" java.lang.IllegalStateException: Go.defer was called in"
            + " dev.goexit.programs.Unannotated.method, which is not woven, so the deferred call"
            + " would never run: put @Defers on the method, its class or its package (a lambda is"
            + " covered by the method it is written in)",
        result);
  }

  private static void assertFirstLine(String line, JvmResult result) {
    assertTrue(result.stderr().startsWith(line + "\n\tat "), result::toString);
  }
}
