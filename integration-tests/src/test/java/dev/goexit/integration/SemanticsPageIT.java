package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/semantics.md from promising what no test shows. */
class SemanticsPageIT {
  /** The rules of the catalogue: how many each section has. */
  private static final Map<String, Integer> SECTIONS =
      new TreeMap<>(Map.of("A", 18, "B", 21, "C", 25, "D", 22, "E", 13, "F", 24, "G", 10));

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([A-G]\\d+) \\| (.*) \\| (.*) \\| (.*) \\|$");

  private static final Path ROOT = Built.runtimeJar().getParent().resolve("../..").normalize();

  private static final List<Path> TEST_SOURCES = testSources();

  /** Each rule number of the list has one row. */
  @Test
  void each_rule_has_its_row() throws IOException {
    List<String> rules =
        SECTIONS.entrySet().stream()
            .flatMap(
                section ->
                    IntStream.rangeClosed(1, section.getValue())
                        .mapToObj(number -> section.getKey() + number))
            .toList();

    assertEquals(rules, rows().stream().map(row -> row.group(1)).toList());
  }

  /** Each has a test that exists; without one it says that there is no counterpart. */
  @Test
  void each_test_named_exists() throws IOException {
    List<String> missing = new ArrayList<>();
    for (MatchResult row : rows()) {
      List<String> tests =
          Pattern.compile("`([^`]+)`")
              .matcher(row.group(4))
              .results()
              .map(m -> m.group(1))
              .toList();
      if (tests.isEmpty() && !row.group(3).startsWith("No counterpart")) {
        missing.add(row.group(1) + ": a test");
      }
      tests.stream()
          .filter(test -> !exists(test))
          .forEach(test -> missing.add(row.group(1) + ": " + test));
    }

    assertEquals(List.of(), missing);
  }

  private static List<MatchResult> rows() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/semantics.md"));
    return ROW.matcher(page).results().toList();
  }

  static boolean exists(String test) {
    if (test.startsWith("GoRulesIT ")) {
      return Files.exists(GoRulesIT.golden("golden").resolve(test.split(" ")[1] + ".stdout"));
    }
    if (test.startsWith("GoTestsIT ")) {
      String name = test.substring("GoTestsIT ".length());
      return GoTestsIT.names().anyMatch(known -> known.startsWith(name));
    }
    String[] classAndMethod = test.split("\\.");
    return TEST_SOURCES.stream()
        .filter(file -> file.endsWith(classAndMethod[0] + ".java"))
        .anyMatch(file -> classAndMethod.length == 1 || has(file, classAndMethod[1]));
  }

  private static boolean has(Path file, String method) {
    try {
      return Files.readString(file).contains(" " + method + "(");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> testSources() {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("runtime", "agent", "junit", "integration-tests")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module + "/src/test/java"))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sources;
  }
}
