package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.JvmResult;
import dev.goexit.programs.Hello;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Unknown option, bad value: one message on stderr (the option, the value, the valid ones, the
 * remedy) and the JVM ends with status 1 before main.
 */
class OptionsIT {

  /** Those that there were from the start. */
  private static final List<String> FIRST_OPTIONS =
      List.of("guard", "explain", "dump", "panic", "maxThreads");

  @TempDir Path directory;

  @Test
  void a_misspelt_option_ends_the_jvm_before_main() {
    JvmResult result = Built.program(Hello.class, "guard=com.acme", "gaurd=org.foo").run();

    assertRefused("gaurd=org.foo", result);
  }

  /** What the message offers is there: another message answers a value that cannot be. */
  @Test
  void each_option_that_the_message_lists_is_known() {
    for (String option : validOptions(Built.program(Hello.class, "gaurd=org.foo").run())) {
      JvmResult result = Built.program(Hello.class, option + "=").run();

      assertEquals(1, result.status(), result::toString);
      assertFalse(result.stderr().contains("there is no such option"), result::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maxThreads=0",
        "maxThreads=many",
        "maxProcs=0",
        "maxProcs=1025",
        "panic=never",
        "exitTrace=all",
        "panicTrace=true",
        "audit=perhaps",
        "explain=perhaps",
        "explain",
        "guard=",
        "guard=com acme"
      })
  void a_bad_value_ends_the_jvm_before_main(String option) {
    assertRefused(option, Built.program(Hello.class, option).run());
  }

  /** The runtime would tell it in the middle of a user's method. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "panic=never",
        "showFrames=yes",
        "maxThreads=many",
        "maxProcs=0",
        "exitTrace=all",
        "panicTrace=true",
        "jfr=1",
        "jmx=",
        "exitHosts=com acme"
      })
  void a_bad_system_property_ends_the_jvm_before_main(String option) {
    String argument = "-Dgoexit." + option;

    assertRefused(argument, Built.program(Hello.class).jvmArguments(argument).run());
  }

  /** It wins over the option. */
  @Test
  void a_good_system_property_is_accepted_beside_the_option() {
    Built.program(Hello.class, "maxProcs=3")
        .jvmArguments("-Dgoexit.maxProcs=4", "-Dgoexit.panic=crash")
        .run()
        .expect(0, "hello, world\n", "");
  }

  @Test
  void an_option_given_twice_ends_the_jvm_before_main() {
    JvmResult result = Built.program(Hello.class, "explain=true", "explain=false").run();

    assertRefused("explain=false", result);
    assertTrue(result.stderr().contains("twice"), result::toString);
  }

  @Test
  void the_agent_given_twice_ends_the_jvm_before_main() {
    Built.program(Hello.class)
        .agent(Built.agentJar(), "explain=true")
        .run()
        .expect(
            1,
            "",
            "goexit agent: is on the command line twice. Keep one -javaagent option for it, with"
                + " all its options\n");
  }

  @Test
  void all_good_options_are_accepted() {
    Built.program(
            Hello.class,
            "guard=com.acme:org.foo",
            "audit=false",
            "explain=true",
            "dump=" + directory.resolve("made"),
            "panic=crash",
            "maxThreads=100",
            "maxProcs=3")
        .run()
        .expect(
            0,
            "hello, world\n",
            "goexit agent: woven dev.goexit.programs.Hello, main: runs on a bottom frame\n");
  }

  @Test
  void without_options_an_equals_sign_does_no_harm() {
    Built.program(Hello.class, "").run().expect(0, "hello, world\n", "");
  }

  @Test
  void a_directory_to_dump_to_that_is_a_file_is_refused() throws IOException {
    String option = "dump=" + Files.createFile(directory.resolve("file"));

    assertRefused(option, Built.program(Hello.class, option).run());
  }

  private static void assertRefused(String what, JvmResult result) {
    assertEquals("", result.stdout(), result::toString);
    assertEquals(1, result.status(), result::toString);
    assertTrue(
        result.stderr().startsWith("goexit agent: option \"" + what + "\": "), result::toString);
    assertTrue(validOptions(result).containsAll(FIRST_OPTIONS), result::toString);
    assertTrue(result.stderr().endsWith(". See README, Options.\n"), result::toString);
    assertEquals(1, result.stderr().split("goexit agent: ", -1).length - 1, result::toString);
    assertEquals(0, result.stderr().lines().filter(OptionsIT::isNoise).count(), result::toString);
  }

  /** The list in the message. */
  private static List<String> validOptions(JvmResult result) {
    String list = result.stderr().replaceAll("(?s).*Valid options: ([\\w, ]*)\\..*", "$1");
    return List.of(list.split(", "));
  }

  private static boolean isNoise(String line) {
    return line.contains("Exception")
        || line.startsWith("\tat ")
        || line.contains("WARNING")
        || line.contains("FATAL");
  }
}
