package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The list of Go's own tests, go-tests.txt: each of them has a test here that exists, or a reason.
 */
class GoTestsIndexIT {
  private static final Pattern HEADING = Pattern.compile("# (.*) (\\d+)");

  /** Name; then a list of tests, a reason, or nothing. */
  private static final Pattern ROW = Pattern.compile("(.+?)(?: (=|:) (.+))?");

  /** No row may get lost. */
  @Test
  void each_heading_has_as_many_rows_as_it_says() throws IOException {
    Map<String, Integer> said = new LinkedHashMap<>();
    Map<String, Integer> counted = new LinkedHashMap<>();
    String heading = null;
    for (String line : lines()) {
      MatchResult match = HEADING.matcher(line).results().findFirst().orElse(null);
      if (match == null) {
        counted.merge(heading, 1, Integer::sum);
      } else {
        heading = match.group(1);
        said.put(heading, Integer.valueOf(match.group(2)));
      }
    }

    assertEquals(said, counted);
    assertEquals(240, counted.values().stream().mapToInt(Integer::intValue).sum());
  }

  @Test
  void each_test_named_exists() throws IOException {
    List<String> missing = new ArrayList<>();
    for (MatchResult row : rows()) {
      testsOf(row).filter(test -> !SemanticsPageIT.exists(test)).forEach(missing::add);
    }

    assertEquals(List.of(), missing);
  }

  /** A case of {@link GoTestsIT} that is named after a file of Go's is in the list. */
  @Test
  void each_case_is_listed() throws IOException {
    Set<String> listed =
        rows().stream().flatMap(GoTestsIndexIT::testsOf).collect(Collectors.toSet());
    Set<String> others =
        GoTestsIT.names()
            .filter(name -> name.contains("/"))
            .map(name -> "GoTestsIT " + name)
            .filter(name -> !listed.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(Set.of(), others);
  }

  /** A reason is a sentence, not a word. */
  @Test
  void each_reason_is_one() throws IOException {
    for (MatchResult row : rows()) {
      if (":".equals(row.group(2))) {
        assertTrue(row.group(3).split(" ").length > 5, row::group);
      }
    }
  }

  private static Stream<String> testsOf(MatchResult row) {
    if (row.group(2) == null) {
      return Stream.of("GoTestsIT " + row.group(1));
    }
    return row.group(2).equals("=") ? Stream.of(row.group(3).split(" & ")) : Stream.of();
  }

  private static List<MatchResult> rows() throws IOException {
    return lines().stream()
        .filter(line -> !line.startsWith("#"))
        .map(
            line -> {
              var matcher = ROW.matcher(line);
              assertTrue(matcher.matches(), line);
              return matcher.toMatchResult();
            })
        .toList();
  }

  private static List<String> lines() throws IOException {
    try (InputStream index = GoTestsIndexIT.class.getResourceAsStream("/go-tests.txt")) {
      String text = new String(index.readAllBytes(), StandardCharsets.UTF_8);
      return text.substring(text.indexOf("# ")).lines().filter(line -> !line.isEmpty()).toList();
    }
  }
}
