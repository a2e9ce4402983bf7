package dev.goexit.integration;

import dev.goexit.junit.JvmCommand;
import dev.goexit.programs.DeferShapes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Other agents in the same JVM change nothing. JaCoCo's is the hardest of the common ones: it adds
 * a local, and a probe to each branch, so our methods come to it woven, or its probes to us.
 */
class OtherAgentsIT {

  @TempDir private Path directory;

  @Test
  void deferred_calls_run_in_methods_that_a_coverage_agent_has_changed_before() throws Exception {
    expectTheShapes(
        Built.programWithoutAgent(DeferShapes.class)
            .agent(coverageAgent(), coverageOptions())
            .agent(Built.agentJar()));
  }

  @Test
  void deferred_calls_run_in_methods_that_a_coverage_agent_changes_afterwards() throws Exception {
    expectTheShapes(Built.program(DeferShapes.class).agent(coverageAgent(), coverageOptions()));
  }

  private static void expectTheShapes(JvmCommand command) throws Exception {
    command.run().expect(0, DeferShapesIT.expectedText(), "");
  }

  private String coverageOptions() {
    return "destfile=" + directory.resolve("coverage.exec");
  }

  private static Path coverageAgent() {
    return Built.otherAgent("jacoco/org.jacoco.agent-runtime.jar");
  }
}
