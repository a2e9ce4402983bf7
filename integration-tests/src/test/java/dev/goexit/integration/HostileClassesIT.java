package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.JvmCommand;
import dev.goexit.junit.JvmResult;
import dev.goexit.programs.DeferShapes;
import dev.goexit.programs.HandledExit;
import dev.goexit.programs.HostileClasses;
import dev.goexit.programs.Template;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes that no compiler makes: never a VerifyError, never a lost class, never half-woven. */
class HostileClassesIT {

  private static final String WOVEN = "body\ndeferred\n";

  @TempDir Path directory;

  /** The JVM shows hidden classes to no agent. */
  @Test
  void a_hidden_class_that_defers_is_refused_by_name() {
    assertRefused(
        "dev\\.goexit\\.programs\\.Template/0x[0-9a-f]+\\.run", "class is hidden", run("hidden"));
  }

  @Test
  void a_class_whose_name_agents_are_not_told_is_woven() {
    run("unnamed").expect(0, WOVEN, "");
  }

  @Test
  void methods_without_debug_tables_defer() throws IOException {
    String expected = DeferShapesIT.expectedText();

    withoutDebugTables(DeferShapes.class).run().expect(0, expected, "");
  }

  /** The exit survives and every handler's body runs, always. */
  @Test
  void handlers_without_debug_tables_run_and_the_exit_survives() throws IOException {
    JvmResult result = withoutDebugTables(HandledExit.class).run();

    assertEquals("", result.stderr(), result::toString);
    assertEquals(0, result.status(), result::toString);
    assertEquals(8, count(" Exited", result), result::toString);
    assertEquals(4, count("handler runs", result), result::toString);
    assertEquals(2, count("closed first", result) + count("closed second", result));
    assertEquals(1, count("finally runs", result), result::toString);
  }

  private static long count(String end, JvmResult result) {
    return result.stdout().lines().filter(line -> line.endsWith(end)).count();
  }

  /** The program, with stripped copies of its classes in front of the others. */
  private JvmCommand withoutDebugTables(Class<?> main) throws IOException {
    Path packagePath = Path.of(main.getPackageName().replace('.', '/'));
    Path stripped = Files.createDirectories(directory.resolve(packagePath));
    try (DirectoryStream<Path> classes =
        Files.newDirectoryStream(
            Built.programs().resolve(packagePath), main.getSimpleName() + "*.class")) {
      for (Path file : classes) {
        Files.write(
            stripped.resolve(file.getFileName()),
            HostileClassFiles.withoutDebugTables(Files.readAllBytes(file)));
      }
    }
    return new JvmCommand()
        .agent(Built.agentJar())
        .classPath(directory, Built.programs(), Built.runtimeJar())
        .main(main);
  }

  /** Guards ask only the bridge, whether or not the class's loader can see a runtime. */
  @Test
  void a_class_that_cannot_see_the_runtime_is_guarded() {
    Built.program(HostileClasses.class, "guard=dev.goexit.foreign")
        .arguments("isolated")
        .run()
        .expect(0, "handler runs\nExited\n", "");
  }

  /** Open-coded deferred calls need no runtime until something is thrown. */
  @Test
  void a_class_that_defers_and_cannot_see_the_runtime_returns_through_its_deferred_calls() {
    run("isolated defers").expect(0, "body\ndeferred\n", "");
  }

  /** A web application with the jar in its own lib. */
  @Test
  void a_second_copy_of_the_runtime_serves_its_own_classes() {
    Built.program(HostileClasses.class)
        .arguments("second copy", Built.programs() + "/", Built.runtimeJar().toString())
        .run()
        .expect(0, WOVEN, "");
  }

  /** Passed through untouched with one warning; the JVM has the last word. */
  @Test
  void a_class_file_that_is_too_new_is_left_to_the_jvm() throws IOException {
    JvmResult result = run("named", HostileClassFiles.withMajorVersion(200, Template.class));

    assertTrue(
        result.stdout().startsWith("java.lang.UnsupportedClassVersionError: "), result::toString);
    assertEquals(
        "goexit agent: not woven dev.goexit.programs.Template (and no other class of its version):"
            + " Unsupported class file version 200.0 is newer than this agent knows. Use a"
            + " newer goexit-agent.jar\n",
        result.stderr());
  }

  /** Class files of Java 1.4 to 6: without stack map frames, and by the old verifier. */
  @ParameterizedTest
  @ValueSource(ints = {48, 49, 50, 52})
  void a_class_file_of_an_old_version_is_woven(int version) throws IOException {
    run("generated", HostileClassFiles.deferring(version)).expect(0, WOVEN, "");
  }

  @Test
  void a_method_with_a_subroutine_is_woven_or_refused_with_the_reason() throws IOException {
    JvmResult result = run("generated", HostileClassFiles.deferringWithSubroutine());

    assertTrue(
        result.stdout().equals("subroutine\nsubroutine\ndeferred\n")
            || result.stdout().contains("which is not woven")
                && result.stdout().contains("subroutine"),
        result::toString);
  }

  /** Asked for defer and cannot be woven: fails loudly at first use with the reason. */
  @Test
  void a_method_near_64_kb_that_defers_fails_with_the_reason() throws IOException {
    assertRefused(
        "dev\\.goexit\\.programs\\.Generated\\.run",
        "64 KB",
        run("generated", HostileClassFiles.deferringAndNearly64Kb()));
  }

  @Test
  void a_defer_before_super_fails_with_the_reason() throws IOException {
    assertRefused(
        "dev\\.goexit\\.programs\\.Generated\\.<init>",
        "super()",
        run("generated", HostileClassFiles.deferringBeforeSuper()));
  }

  /** Did not ask for defer and cannot be woven: stays as it was, with one warning. */
  @Test
  void a_method_near_64_kb_that_catches_stays_as_it_was() throws IOException {
    JvmResult result = run("generated", HostileClassFiles.catchingAndNearly64Kb());

    assertEquals("handler runs\n", result.stdout(), result::toString);
    assertEquals(1, result.stderr().lines().count(), result::toString);
    assertTrue(
        result.stderr().startsWith("goexit agent: not woven dev.goexit.programs.Generated.run: "),
        result::toString);
  }

  private static void assertRefused(String method, String reason, JvmResult result) {
    assertTrue(
        result
            .stdout()
            .matches(
                "java\\.lang\\.IllegalStateException: Go\\.defer was called in "
                    + method
                    + ", which is not woven, so the deferred call would never run: .*\n"),
        result::toString);
    assertTrue(result.stdout().contains(reason), result::toString);
    assertEquals(0, result.status(), result::toString);
  }

  private static JvmResult run(String way) {
    return Built.program(HostileClasses.class).arguments(way).run();
  }

  private JvmResult run(String way, byte[] classFile) throws IOException {
    Path file = Files.write(directory.resolve("Hostile.class"), classFile);
    return Built.program(HostileClasses.class).arguments(way, file.toString()).run();
  }
}
