package dev.goexit.realcode;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.integration.Built;
import dev.goexit.junit.Jdk;
import dev.goexit.junit.JvmCommand;
import dev.goexit.junit.JvmResult;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * "A library's own tests under the agent": they pass as without it; then exits are raised under
 * them.
 */
@Tag("library-tests")
class LibraryTestsIT {
  private static final List<String> LIBRARIES = List.of("commons-lang3", "commons-collections4");
  private static final String THEIR_PACKAGES = "org/apache/commons/";
  private static final int EXITS = 1_000;
  private static final int AT_LEAST_ENTERED = 500;
  private static final Duration TIMEOUT = Duration.ofMinutes(45);

  /** What these libraries' own builds give their tests. */
  private static final String[] OPENED = {
    "java.base/java.lang=ALL-UNNAMED",
    "java.base/java.lang.reflect=ALL-UNNAMED",
    "java.base/java.time=ALL-UNNAMED",
    "java.base/java.time.chrono=ALL-UNNAMED",
    "java.base/java.util=ALL-UNNAMED"
  };

  @TempDir Path directory;

  /** "Exactly as without the agent, with the number of guarded handlers that were entered." */
  @TestFactory
  List<DynamicTest> a_librarys_own_tests_end_as_without_the_agent() {
    return onEach(this::assertSameVerdicts);
  }

  /**
   * "The process lives, no lock is held, the next test is green": or as an ordinary error at the
   * same place leaves it.
   */
  @TestFactory
  List<DynamicTest> an_exit_at_any_guarded_call_fails_its_test_and_no_other() {
    return onEach(this::assertExitsArrive);
  }

  private interface OnLibrary {
    void test(Jdk jdk, String library) throws IOException;
  }

  private static List<DynamicTest> onEach(OnLibrary test) {
    List<DynamicTest> tests = new ArrayList<>();
    for (Jdk jdk : Jdk.found()) {
      for (String library : LIBRARIES) {
        Executable executable = () -> test.test(jdk, library);
        tests.add(DynamicTest.dynamicTest(library + " on " + jdk.feature(), executable));
      }
    }
    return tests;
  }

  private void assertSameVerdicts(Jdk jdk, String library) throws IOException {
    Path plain = directory.resolve("plain");
    Path woven = directory.resolve("woven");
    List<Path> family = Libraries.family(library);
    run(command(jdk, family).arguments(tests(library), plain.toString()), LibraryTests.class);
    JvmResult result =
        run(
            command(jdk, family)
                .agent(Built.agentJar(), "guard=*")
                .agent(probe(), THEIR_PACKAGES)
                .arguments(tests(library), woven.toString()),
            LibraryTests.class);
    long tests = Files.readAllLines(woven).size();
    System.out.printf(
        "%s on %d: %d verdicts, %d entries of %d guarded handlers%n",
        library, jdk.feature(), tests, told("entries", result), told("handlers", result));
    assertEquals(Files.readAllLines(plain), Files.readAllLines(woven));
    assertTrue(told("entries", result) >= AT_LEAST_ENTERED, result::toString);
    assertTrue(result.stdout().endsWith("not probed []\n"), result::toString);
  }

  private void assertExitsArrive(Jdk jdk, String library) throws IOException {
    long seed = Long.getLong("goexit.realcode.seed", System.nanoTime());
    List<Path> loadedOnce = new ArrayList<>(Libraries.family(library));
    loadedOnce.removeAll(loadedAnew(library));
    JvmResult result =
        run(
            command(jdk, loadedOnce)
                .agent(Built.agentJar(), "guard=org.apache.commons")
                .agent(probe(), THEIR_PACKAGES)
                .classPath(Built.runtimeJar())
                .arguments(path(loadedAnew(library)), tests(library), "" + seed, "" + EXITS),
            LibraryExits.class);
    System.out.printf(
        "%s on %d, -Dgoexit.realcode.seed=%d:%n%s", library, jdk.feature(), seed, result.stdout());
    assertTrue(result.stdout().endsWith("wrong []\n"), result::toString);
    assertEquals(
        EXITS,
        told("arrived", result)
            + told("kept by a future or an assertion", result)
            + told("refused in an initialiser", result)
            + told("not reached", result));
    assertTrue(told("arrived", result) > EXITS / 2, result::toString);
  }

  /** The library, its tests and their like; others, such as JUnit, are loaded once. */
  private static List<Path> loadedAnew(String library) {
    return Libraries.family(library).stream()
        .filter(jar -> jar.getFileName().toString().startsWith("commons-"))
        .toList();
  }

  private static String path(List<Path> jars) {
    return jars.stream().map(Path::toString).collect(joining(File.pathSeparator));
  }

  private static long told(String what, JvmResult result) {
    Matcher line = Pattern.compile("(?m)^" + what + " (\\d+)$").matcher(result.stdout());
    assertTrue(line.find(), () -> what + " in " + result);
    return Long.parseLong(line.group(1));
  }

  private static JvmResult run(JvmCommand command, Class<?> main) {
    JvmResult result = command.main(main).timeout(TIMEOUT).run();
    assertEquals(0, result.status(), result::toString);
    return result;
  }

  private JvmCommand command(Jdk jdk, List<Path> jars) throws IOException {
    JvmCommand command =
        new JvmCommand()
            .jdk(jdk)
            .directory(Files.createDirectories(directory.resolve("work")))
            .classPath(Built.programs())
            .classPath(jars.toArray(Path[]::new))
            .classPath(jarOf(ClassReader.class), jarOf(ClassNode.class));
    for (String opened : OPENED) {
      command.jvmArguments("--add-opens", opened);
    }
    return command;
  }

  private static String tests(String library) {
    return Libraries.family(library).stream()
        .map(Path::toString)
        .filter(jar -> jar.endsWith("-tests.jar"))
        .findAny()
        .orElseThrow();
  }

  /** A jar that names the agent's class, which is on the class path. */
  private Path probe() throws IOException {
    return Jars.write(
        directory.resolve("probe.jar"),
        Map.of("Premain-Class", GuardProbe.class.getName(), "Can-Retransform-Classes", "true"),
        Files.createDirectories(directory.resolve("nothing")));
  }

  private static Path jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
