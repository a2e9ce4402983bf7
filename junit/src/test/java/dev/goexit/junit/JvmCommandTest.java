package dev.goexit.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.programs.Echo;
import dev.goexit.junit.programs.Hang;
import dev.goexit.junit.programs.OptionsAgent;
import dev.goexit.junit.programs.Talk;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmCommandTest {

  private static final Duration SOON = Duration.ofSeconds(2);

  @TempDir Path directory;

  /** Input, arguments → stdout, stderr, status. */
  @Test
  void a_run_gives_output_and_status() {
    command(Talk.class)
        .arguments("3", "b c")
        .input("one\ntwo\n")
        .run()
        .expect(3, "arguments 3,b c\ninput one\ntwo\n", "\u00fcber stderr\n");
  }

  @Test
  void without_input_the_program_finds_none() {
    command(Talk.class).arguments("0").run().expect(0, "arguments 0\ninput ", "\u00fcber stderr\n");
  }

  @Test
  void an_unexpected_end_is_shown_in_full() {
    JvmResult result = command(Talk.class).arguments("4").run();

    AssertionError error = assertThrows(AssertionError.class, () -> result.expect(0, "x\n", ""));

    assertTrue(
        error.getMessage().startsWith("Expected status 0\n---- stdout ----\nx\n"),
        error.getMessage());
    assertTrue(
        error.getMessage().contains("but got status 4\n---- stdout ----\narguments 4\n"),
        error.getMessage());
    assertTrue(error.getMessage().contains(Talk.class.getName() + " 4"), error.getMessage());
  }

  @Test
  void a_dialogue_goes_through_open_input() {
    try (RunningJvm jvm = command(Echo.class).openInput().start()) {
      jvm.awaitStdout("ready\n");
      jvm.send("first");
      jvm.awaitStdout("echo first\n");
      jvm.send("second");
      jvm.closeInput();

      jvm.awaitEnd().expect(0, "ready\necho first\necho second\n", "");
    }
  }

  @Test
  void threads_are_seen_while_it_runs() {
    try (RunningJvm jvm = command(Hang.class).start()) {
      jvm.awaitStdout("hanging\n");

      String dump = jvm.threadDump();

      assertTrue(dump.contains("Hang.waitForNothing("), dump);
      assertTrue(jvm.isAlive());
    }
  }

  /** A hang guard: after the timeout it takes a dump, ends the process and fails with that dump. */
  @Test
  void a_jvm_that_hangs_is_ended_and_its_threads_are_shown() {
    try (RunningJvm jvm = command(Hang.class).timeout(SOON).start()) {
      HungJvmError error = assertThrows(HungJvmError.class, jvm::awaitEnd);

      assertTrue(error.getMessage().startsWith("The JVM still runs after PT2S and was ended: "));
      assertTrue(error.threadDump().contains("Hang.waitForNothing("), error.threadDump());
      assertTrue(error.getMessage().contains(error.threadDump()));
      assertTrue(error.getMessage().contains("---- stdout ----\nhanging\n"), error.getMessage());
      assertFalse(jvm.isAlive());
    }
  }

  @Test
  void output_that_never_comes_is_a_hang() {
    try (RunningJvm jvm = command(Hang.class).timeout(SOON).start()) {
      HungJvmError error = assertThrows(HungJvmError.class, () -> jvm.awaitStderr("never"));

      assertTrue(
          error
              .getMessage()
              .startsWith("The JVM has not printed \"never\" on stderr after PT2S and was ended: "),
          error.getMessage());
    }
  }

  @Test
  void output_that_a_dead_jvm_cannot_print_fails_at_once() {
    try (RunningJvm jvm = command(Talk.class).arguments("5").start()) {
      AssertionError error = assertThrows(AssertionError.class, () -> jvm.awaitStdout("more"));

      assertTrue(
          error
              .getMessage()
              .startsWith("The JVM has ended and did not print \"more\" on stdout.\nstatus 5\n"),
          error.getMessage());
    }
  }

  @Test
  void closing_ends_the_jvm_and_removes_its_files() {
    RunningJvm jvm = command(Hang.class).start();
    jvm.awaitStdout("hanging\n");

    jvm.close();

    assertFalse(jvm.isAlive());
    assertFalse(ProcessHandle.of(jvm.pid()).map(ProcessHandle::isAlive).orElse(false));
    assertThrows(RuntimeException.class, jvm::stdout);
  }

  @Test
  void an_agent_gets_its_options() throws IOException {
    command(Talk.class)
        .agent(agentJar(), "guard=com.acme:org.foo", "audit=true")
        .agent(agentJar())
        .arguments("0")
        .run()
        .expect(
            0,
            "agent options guard=com.acme:org.foo,audit=true\nagent options null\n"
                + "arguments 0\ninput ",
            "\u00fcber stderr\n");
  }

  /** Every class is verified, also those the JVM would trust. */
  @Test
  void the_command_line_verifies_all() {
    List<String> words = command(Talk.class).jvmArguments("-Xmx64m").words();

    assertTrue(words.containsAll(List.of("-Xverify:all", "-Xshare:auto", "-Xmx64m")), "" + words);
  }

  @Test
  void the_command_line_can_be_pasted() {
    String line = command(Talk.class).arguments("b c").toString();

    assertTrue(line.endsWith(" " + Talk.class.getName() + " 'b c'"), line);
  }

  @Test
  void a_missing_agent_jar_is_refused_by_name() {
    Path missing = directory.resolve("agent.jar");

    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> new JvmCommand().agent(missing));

    assertEquals(
        "Agent jar \"" + missing + "\": there is no such file. Build it first, or name another.",
        refused.getMessage());
  }

  @Test
  void a_missing_class_path_entry_is_refused() {
    Path missing = directory.resolve("classes");

    assertThrows(IllegalArgumentException.class, () -> new JvmCommand().classPath(missing));
    assertThrows(IllegalArgumentException.class, () -> new JvmCommand().modulePath(missing));
    assertThrows(IllegalArgumentException.class, () -> new JvmCommand().jar(missing));
    assertThrows(IllegalArgumentException.class, () -> new JvmCommand().source(missing));
  }

  @Test
  void a_command_without_a_program_is_refused() {
    Exception refused = assertThrows(IllegalStateException.class, new JvmCommand()::run);

    assertEquals(
        "This JVM has nothing to run. Name it with main(...), jar(...) or source(...).",
        refused.getMessage());
  }

  private static JvmCommand command(Class<?> main) {
    return new JvmCommand().classPath(testClasses()).main(main);
  }

  private static Path testClasses() {
    try {
      return Path.of(
          JvmCommandTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path agentJar() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", OptionsAgent.class.getName());
    String entry = OptionsAgent.class.getName().replace('.', '/') + ".class";
    Path jar = directory.resolve("options-agent.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      out.putNextEntry(new ZipEntry(entry));
      Files.copy(testClasses().resolve(entry), out);
    }
    return jar;
  }
}
