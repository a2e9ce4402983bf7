package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.JvmCommand;
import dev.goexit.junit.JvmResult;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demonstration, as the README has it run. Its import of many files is ImportIT. */
class DemoIT {

  private static JvmResult first;
  private static JvmResult second;

  @BeforeAll
  static void run_twice() {
    first = demo().run();
    second = demo().run();
  }

  @Test
  void it_ends_well_and_says_nothing_on_stderr() {
    assertEquals("", first.stderr());
    assertEquals(0, first.status(), first::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "main: B exited with status 0; A goes on, C goes on",
        "  deferred by outer, 1st: recover() = null",
        "  | fatal error: no goroutines (main called runtime.Goexit) - deadlock!",
        "  the old handle: leaver, exited with status 3",
        "  dev.goexit.runtime.Bottom.goexit()",
        "  | worker: deferred call closes the file",
        "    ok  every file is in the database with all its rows, counted anew, or not at all",
        "    ok  every connection was given back and closed",
        "    ok  every thread went on after an exit"
      })
  void each_scene_shows_its_point(String line) {
    assertTrue(first.stdout().lines().anyMatch(line::equals), first::toString);
  }

  @Test
  void the_import_ends_with_a_table_of_every_outcome() {
    String last = first.stdout().lines().reduce((a, b) -> b).orElse("");

    assertTrue(
        last.matches(
            "Imported \\d+ files, [1-9]\\d* exited, [1-9]\\d* panicked; [1-8] threads served \\d+"
                + " goroutines; half files: 0; connections open: 0"),
        last);
  }

  /** A second run gives the same outcomes. */
  @Test
  void a_second_run_gives_the_same_outcomes() {
    assertEquals(outcomes(first), outcomes(second));
  }

  /** Which of the pool's threads and descriptors came to serve may differ. */
  private static List<String> outcomes(JvmResult run) {
    return run.stdout()
        .lines()
        .filter(line -> !line.matches(" *descriptor .*"))
        .map(line -> line.replaceAll("\\d+ threads served", "threads served"))
        .toList();
  }

  /** With the database and the parser guarded as well. */
  @Test
  void with_every_library_guarded_the_outcomes_are_the_same() {
    JvmResult guarded = demo("guard=*").run();

    assertEquals("", guarded.stderr());
    assertEquals(outcomes(first), outcomes(guarded));
  }

  /** Without the agent the same program stops at the first defer. */
  @ParameterizedTest
  @ValueSource(strings = {"scenes", "import"})
  void without_the_agent_it_stops_at_the_first_defer(String command) {
    JvmResult result = new JvmCommand().jar(Built.demoJar()).arguments(command).run();

    assertEquals(1, result.status(), result::toString);
    assertTrue(
        result
            .stderr()
            .startsWith(
                "Exception in thread \"main\" java.lang.IllegalStateException: Go.defer was called"
                    + " in dev.goexit.demo."),
        result::toString);
    assertTrue(
        result
            .stderr()
            .contains(
                ", which is not woven, so the deferred call would never run: the agent is not in"
                    + " this JVM. Start it with -javaagent:goexit-agent.jar\n"),
        result::toString);
  }

  /** The JVM ends with status 1 before main, and nothing else is on stderr. */
  @Test
  void with_a_misspelt_option_it_does_not_start() {
    JvmResult result = demo("gaurd=com.acme").run();

    assertEquals("", result.stdout());
    assertEquals(1, result.status());
    assertTrue(
        result
            .stderr()
            .matches(
                "goexit agent: option \"gaurd=com.acme\": there is no such option\\. Valid options:"
                    + " guard, [\\w, ]+\\. See README, Options\\.\n"),
        result::toString);
  }

  @Test
  void a_wrong_argument_is_told_by_its_usage() {
    JvmResult result = demo().arguments("improt").run();

    assertEquals(64, result.status(), result::toString);
    assertEquals("", result.stdout());
    assertTrue(result.stderr().startsWith("demo-app: Argument \"improt\": "), result::toString);
  }

  static JvmCommand demo(String... agentOptions) {
    return new JvmCommand().agent(Built.agentJar(), agentOptions).jar(Built.demoJar());
  }
}
