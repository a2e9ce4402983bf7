package dev.goexit.exittrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.Command;
import dev.goexit.junit.Jdk;
import dev.goexit.junit.JvmCommand;
import dev.goexit.junit.JvmResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code java -javaagent:goexit-agent.jar -cp ... dev.goexit.Command}. */
class CommandIT {
  private static final String SAMPLE = Sample.class.getName();

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.found();
  }

  private static JvmCommand command(String... arguments) {
    return new JvmCommand()
        .agent(Trapping.agentJar())
        .classPath(Trapping.runtimeJar(), Trapping.programs())
        .main(Command.class)
        .arguments(arguments);
  }

  /** One program: its output and its status are those of the command, as if it ran alone. */
  @ParameterizedTest
  @ValueSource(
      strings = {"return", "exit 2", "eat", "throw", "hook", "thread", "read", "redirect me"})
  void a_program_ends_as_it_would_alone(String arguments) {
    JvmResult alone =
        new JvmCommand()
            .classPath(Trapping.programs())
            .main(Sample.class)
            .arguments(arguments.split(" "))
            .input("text")
            .run();
    command(SAMPLE)
        .arguments(arguments.split(" "))
        .input("text")
        .run()
        .expect(alone.status(), alone.stdout(), alone.stderr());
  }

  /** The common pool is the JVM's; the class that calls exit there tells whose it is. */
  @ParameterizedTest
  @MethodSource("jdks")
  void an_exit_in_the_common_pool_is_of_the_program_that_calls_it(Jdk jdk) {
    command(SAMPLE, "pool").jdk(jdk).run().expect(4, "run 1 of pool\n", "");
  }

  /** A thread that does not stop is left behind. */
  @ParameterizedTest
  @MethodSource("jdks")
  void a_main_in_an_endless_loop_keeps_nobody(Jdk jdk) {
    command("--stop-within", "100", SAMPLE, "loop").jdk(jdk).run().expect(5, "run 1 of loop\n", "");
  }

  @Test
  void several_commands_are_told_apart() throws IOException {
    JvmResult result = command("--commands", commands(), "--repeat", "2", "--parallel", "4").run();

    assertEquals(7, result.status(), result::toString);
    assertEquals(
        """
        [1] status 0, N ms: dev.goexit.exittrap.Sample return
        run 1 of return
        [2] status 7, N ms: dev.goexit.exittrap.Sample exit 7
        run 1 of exit 7
        [3] status 8, N ms: dev.goexit.exittrap.Sample exit 8 two words
        run 1 of exit 8 two words
        [4] status 0, N ms: dev.goexit.exittrap.Sample return
        run 1 of return
        [5] status 7, N ms: dev.goexit.exittrap.Sample exit 7
        run 1 of exit 7
        [6] status 8, N ms: dev.goexit.exittrap.Sample exit 8 two words
        run 1 of exit 8 two words
        """,
        result.stdout().replaceAll("\\d+ ms", "N ms"),
        result::toString);
  }

  /** Each of eight programs that run at once puts streams of its own into System. */
  @ParameterizedTest
  @MethodSource("jdks")
  void streams_that_a_program_sets_are_its_own(Jdk jdk) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      lines.append(SAMPLE).append(" redirect name").append(i).append('\n');
    }
    String file = Files.writeString(directory.resolve("redirecting"), lines).toString();
    JvmResult alone =
        new JvmCommand()
            .jdk(jdk)
            .classPath(Trapping.programs())
            .main(Sample.class)
            .arguments("redirect", "NAME")
            .run();

    JvmResult result =
        command("--commands", file, "--repeat", "20", "--parallel", "8").jdk(jdk).run();

    StringBuilder out = new StringBuilder();
    StringBuilder err = new StringBuilder();
    for (int i = 0; i < 8 * 20; i++) {
      out.append(alone.stdout().replace("NAME", "name" + i % 8));
      err.append(alone.stderr().replace("NAME", "name" + i % 8));
    }
    assertEquals(out.toString(), result.stdout().replaceAll("(?m)^\\[.*\n", ""));
    assertEquals(err.toString(), result.stderr());
  }

  @Test
  void a_loader_that_is_kept_keeps_static_fields() throws IOException {
    JvmResult result = command("--keep-loader", "--commands", commands()).run();

    assertTrue(result.stdout().contains("run 3 of exit 8 two words"), result::toString);
  }

  @Test
  void a_class_that_is_missing_is_told_as_the_launcher_does() {
    command("com.acme.Missing")
        .run()
        .expect(
            1,
            "",
            """
            Error: Could not find or load main class com.acme.Missing
            Caused by: java.lang.ClassNotFoundException: com.acme.Missing
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "--nonsense x", "--parallel 0 Main", "--repeat", "--commands /no/such"})
  void bad_usage_is_told_with_the_usage(String arguments) {
    JvmResult result = command(arguments.isEmpty() ? new String[0] : arguments.split(" ")).run();

    assertEquals(64, result.status(), result::toString);
    assertTrue(result.stderr().startsWith("dev.goexit.Command: "), result::toString);
    assertTrue(result.stderr().contains("Usage: java -javaagent:"), result::toString);
  }

  /**
   * "No growth of memory beyond what the program itself leaks": the classes of a thousand loaders
   * do not fit at once, by far.
   */
  @ParameterizedTest
  @MethodSource("jdks")
  void a_thousand_runs_leave_no_classes_behind(Jdk jdk) {
    JvmResult result =
        command("--parallel", "8", "--repeat", "1000", SAMPLE, "exit", "3")
            .jdk(jdk)
            .jvmArguments("-XX:MaxMetaspaceSize=16m", "-Xmx64m", "-Xlog:class+unload")
            .timeout(Duration.ofMinutes(2))
            .run();

    assertEquals(3, result.status(), result::toString);
    assertEquals(1000, linesWith("] status 3, ", result), result::toString);
    assertTrue(
        linesWith("unloading class " + SAMPLE + " ", result) > 500,
        () -> "Too few classes were unloaded.\n" + result);
  }

  private static long linesWith(String text, JvmResult result) {
    return result.stdout().lines().filter(line -> line.contains(text)).count();
  }

  /** Nothing ever silently does not run. */
  @Test
  void without_the_agent_it_refuses() {
    JvmResult result =
        new JvmCommand()
            .classPath(Trapping.runtimeJar(), Trapping.programs())
            .main(Command.class)
            .arguments(SAMPLE, "return")
            .run();

    assertEquals(1, result.status(), result::toString);
    assertTrue(
        result.stderr().contains("Start it with -javaagent:goexit-agent.jar"), result::toString);
  }

  private String commands() throws IOException {
    return Files.writeString(
            directory.resolve("commands"),
            """
            # three
            %s return
            %s exit 7   # the first that is not 0
            %s exit 8 "two words"
            """
                .formatted(SAMPLE, SAMPLE, SAMPLE))
        .toString();
  }
}
