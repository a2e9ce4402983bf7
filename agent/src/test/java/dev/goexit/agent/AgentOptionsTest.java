package dev.goexit.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.agent.AgentOptions.SystemExit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

/** The text behind {@code -javaagent:goexit-agent.jar=}. */
class AgentOptionsTest {
  @ParameterizedTest
  @NullAndEmptySource
  void no_options_are_good_options(String text) {
    AgentOptions options = AgentOptions.parse(text);
    assertEquals(List.of(), options.guard());
    assertNull(options.dump());
    assertEquals(Map.of(), options.runtimeProperties());
  }

  @Test
  void options_are_separated_by_commas_and_prefixes_by_colons() {
    AgentOptions options =
        AgentOptions.parse("guard=com.acme:org.foo,explain=true,dump=woven,panic=crash");
    assertEquals(List.of("com.acme", "org.foo"), options.guard());
    assertTrue(options.explain());
    assertEquals(Path.of("woven"), options.dump());
    assertEquals(Map.of("panic", "crash"), options.runtimeProperties());
  }

  /** {@code trap} by default: nothing changes until somebody enters a trap. */
  @Test
  void system_exit_is_trap_log_or_off() {
    assertEquals(SystemExit.TRAP, AgentOptions.parse("").systemExit());
    assertEquals(SystemExit.TRAP, AgentOptions.parse("systemExit=trap").systemExit());
    assertEquals(SystemExit.LOG, AgentOptions.parse("systemExit=log").systemExit());
    assertEquals(SystemExit.OFF, AgentOptions.parse("systemExit=off").systemExit());
  }

  @Test
  void hosts_of_exit_go_to_the_runtime() {
    AgentOptions options = AgentOptions.parse("exitHosts=com.acme:org.foo");
    assertEquals(Map.of("exitHosts", "com.acme:org.foo"), options.runtimeProperties());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gaurd=com.acme      | option \"gaurd=com.acme\": there is no such option.",
        "explain=yes         | option \"explain=yes\": must be true or false.",
        "explain             | option \"explain\": must be name=value.",
        "=true               | option \"=true\": must be name=value.",
        "guard=              | option \"guard=\": \"\" must be a package name like com.acme",
        "guard=com/acme      | option \"guard=com/acme\": \"com/acme\" must be a package name",
        "maxThreads=0        | option \"maxThreads=0\": must be a whole number from 1.",
        "maxThreads=many     | option \"maxThreads=many\": must be a whole number from 1.",
        "maxProcs=0          | option \"maxProcs=0\": must be a whole number from 1 to 1024.",
        "maxProcs=1025       | option \"maxProcs=1025\": must be a whole number from 1 to 1024.",
        "panic=exit          | option \"panic=exit\": must be report or crash.",
        "systemExit=deny     | option \"systemExit=deny\": must be trap, log or off.",
        "exitHosts=*         | option \"exitHosts=*\": \"*\" must be a package name like com.acme",
        "dump=pom.xml        | option \"dump=pom.xml\": must be a directory",
      })
  void a_bad_option_is_refused_with_value_rule_and_remedy(String text, String beginning) {
    String message = refusal(text);
    assertTrue(message.startsWith(beginning), message);
    assertTrue(message.contains("Valid options: guard, audit, explain, dump"), message);
    assertTrue(message.endsWith("See README, Options."), message);
  }

  @Test
  void an_option_given_twice_is_refused() {
    String message = refusal("explain=true,explain=false");
    assertTrue(message.startsWith("option \"explain=false\": is given twice"), message);
  }

  private static String refusal(String text) {
    return assertThrows(AgentException.class, () -> AgentOptions.parse(text)).getMessage();
  }
}
