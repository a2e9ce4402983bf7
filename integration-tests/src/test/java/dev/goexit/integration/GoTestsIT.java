package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.goexit.gotests.Cases;
import dev.goexit.gotests.Crashes;
import dev.goexit.junit.JvmResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Go's own tests: each case prints what the same case printed under real Go (cases.txt), and each
 * program that ends the process ends as it did there (crashes.txt). Written by generate.sh in
 * src/test/go/gotests.
 */
class GoTestsIT {
  private static final Map<String, String> CASES = golden("cases.txt");
  private static final Map<String, String> CRASHES = golden("crashes.txt");

  private static JvmResult run;
  private static Map<String, String> printed;

  @BeforeAll
  static void run_all_cases_in_one_jvm() {
    run = Built.program(Cases.class).run();
    printed = DeferShapesIT.sections(run.stdout());
  }

  @TestFactory
  Stream<DynamicTest> prints_what_go_printed() {
    return CASES.keySet().stream()
        .map(
            origin ->
                dynamicTest(origin, () -> assertEquals(CASES.get(origin), printed.get(origin))));
  }

  @Test
  void each_case_stands_in_both_languages() {
    assertEquals(new TreeSet<>(CASES.keySet()), new TreeSet<>(printed.keySet()));
  }

  /** An exit is no error, and a recovered panic neither. */
  @Test
  void nothing_else_is_said() {
    assertEquals("", run.stderr(), run::toString);
    assertEquals(0, run.status(), run::toString);
  }

  @TestFactory
  Stream<DynamicTest> ends_as_in_go() {
    return CRASHES.keySet().stream()
        .map(
            name ->
                dynamicTest(
                    name,
                    () ->
                        assertEquals(
                            CrashedProgram.withoutSpelling(CRASHES.get(name)), ending(name))));
  }

  /** The names of all. */
  static Stream<String> names() {
    return Stream.concat(CASES.keySet().stream(), CRASHES.keySet().stream());
  }

  private static String ending(String name) {
    JvmResult result = Built.program(Crashes.class, "panic=crash").arguments(name).run();
    return CrashedProgram.withoutSpelling(CrashedProgram.ending(result));
  }

  private static Map<String, String> golden(String file) {
    try (InputStream sections = GoTestsIT.class.getResourceAsStream("/gotests/" + file)) {
      return DeferShapesIT.sections(new String(sections.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
