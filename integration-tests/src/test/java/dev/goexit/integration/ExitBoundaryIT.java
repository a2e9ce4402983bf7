package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.junit.JvmResult;
import dev.goexit.programs.ExitBoundaries;
import dev.goexit.programs.UnwovenBoundary;
import org.junit.jupiter.api.Test;

/** An exit raised inside an activation of an @ExitBoundary method ends there; panics pass. */
class ExitBoundaryIT {

  @Test
  void an_exit_ends_at_the_boundary_and_a_panic_passes() {
    Built.program(ExitBoundaries.class)
        .run()
        .expect(
            0,
            """
            deferred 0
            deferred 1
            deferred 2
            deferred in the boundary, exiting true
            caller goes on, exiting false
            an int 0 1
            a reference <nil>
            a panic passes P
            deferred 0
            deferred 1
            deferred 2
            deferred in the boundary, exiting true
            the outer one goes on
            deferred holds true
            caller goes on, holding false
            Goexit.exit was called under dev.goexit.programs.ExitBoundaries.withoutWord, an \
            @ExitBoundary that is not woven, so the exit would not end there: it returns a value, \
            and an exit has none to give. Say @ExitBoundary(returnsDefault = true), or make it void
            """,
            "goexit agent: not woven dev.goexit.programs.ExitBoundaries.withoutWord: it returns a"
                + " value, and an exit has none to give. Say @ExitBoundary(returnsDefault = true),"
                + " or make it void\n");
  }

  @Test
  void without_the_agent_an_exit_under_a_boundary_is_refused() {
    JvmResult result = Built.programWithoutAgent(UnwovenBoundary.class).run();

    assertEquals(
        "Goexit.exit was called under dev.goexit.programs.UnwovenBoundary.boundary, an"
            + " @ExitBoundary that is not woven, so the exit would not end there: the agent is not"
            + " in this JVM. Start it with -javaagent:goexit-agent.jar\n",
        result.stdout());
    assertEquals("", result.stderr());
  }
}
