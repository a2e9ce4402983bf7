package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.JvmResult;
import dev.goexit.programs.rules.RunRules;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Go's rules, each as a program in Go (src/test/go) and in Java (dev.goexit.programs.rules): what
 * the Java program prints is what real Go printed, in the golden files. The rules are those of the
 * catalogue in docs/semantics.md.
 */
class GoRulesIT {

  /** They end the process, so each has a JVM of its own. */
  private static final List<String> WHOLE_PROGRAMS = List.of("A15", "A15Exit", "C13");

  private static JvmResult run;

  /** What each rule printed. */
  private static Map<String, String> printed;

  @BeforeAll
  static void run_all_rules_in_one_jvm() {
    run = Built.program(RunRules.class).arguments(rules().toArray(String[]::new)).run();
    printed = DeferShapesIT.sections(run.stdout());
  }

  static List<String> rules() {
    return goldenRules().filter(rule -> !WHOLE_PROGRAMS.contains(rule)).toList();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void prints_what_go_printed(String rule) throws IOException {
    assertEquals(golden(rule, "stdout", ""), printed.get(rule));
  }

  /** An exit is no error, and a recovered panic neither. */
  @Test
  void nothing_else_is_said() {
    assertEquals("", run.stderr(), run::toString);
    assertEquals(0, run.status(), run::toString);
  }

  static List<String> wholePrograms() {
    return WHOLE_PROGRAMS;
  }

  @ParameterizedTest
  @MethodSource("wholePrograms")
  void prints_and_ends_as_in_go(String rule) throws Exception {
    Built.program(Class.forName(RunRules.class.getPackageName() + "." + rule))
        .run()
        .expect(
            Integer.parseInt(golden(rule, "status", "0").strip()),
            golden(rule, "stdout", ""),
            golden(rule, "stderr", ""));
  }

  /** A pair that lost its half would be tested by nobody. */
  @Test
  void each_rule_has_both_programs() throws IOException {
    assertEquals(new TreeSet<>(goldenRules().toList()), javaRules());
    assertTrue(javaRules().containsAll(WHOLE_PROGRAMS));
  }

  private static Set<String> javaRules() throws IOException {
    Path programs = Built.programs().resolve(RunRules.class.getPackageName().replace('.', '/'));
    try (Stream<Path> classes = Files.list(programs)) {
      return classes
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[A-Z]\\d+\\w*\\.class"))
          .map(name -> name.replace(".class", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Stream<String> goldenRules() {
    try (Stream<Path> files = Files.list(golden("golden"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".stdout"))
          .map(name -> name.replace(".stdout", ""))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String golden(String rule, String stream, String ifNone) throws IOException {
    Path file = golden("golden").resolve(rule + "." + stream);
    return Files.exists(file) ? Files.readString(file) : ifNone;
  }

  static Path golden(String directory) {
    try {
      return Path.of(GoRulesIT.class.getResource("/" + directory).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
