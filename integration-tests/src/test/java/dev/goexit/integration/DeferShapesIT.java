package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.junit.JvmResult;
import dev.goexit.programs.DeferShapes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Deferred calls in each kind of method that Java has; shapes.txt says what is to be printed. */
class DeferShapesIT {

  private static JvmResult run;
  private static Map<String, String> printed;

  @BeforeAll
  static void run_all_shapes_in_one_jvm() {
    run = Built.program(DeferShapes.class).run();
    printed = sections(run.stdout());
  }

  static Set<String> shapes() throws IOException {
    return expected().keySet();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void the_deferred_calls_run(String shape) throws IOException {
    assertEquals(expected().get(shape), printed.get(shape));
  }

  @Test
  void each_shape_is_expected() throws IOException {
    assertEquals(expected().keySet(), printed.keySet());
  }

  @Test
  void nothing_else_is_said() {
    assertEquals("", run.stderr(), run::toString);
    assertEquals(0, run.status(), run::toString);
  }

  private static Map<String, String> expected() throws IOException {
    return sections(expectedText());
  }

  static String expectedText() throws IOException {
    try (InputStream shapes = DeferShapesIT.class.getResourceAsStream("/shapes.txt")) {
      return new String(shapes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What stands below each line {@code == name}. */
  static Map<String, String> sections(String text) {
    Map<String, String> sections = new LinkedHashMap<>();
    for (String section : text.split("(?m)^== ")) {
      if (!section.isEmpty()) {
        String[] nameAndText = section.split("\n", 2);
        sections.put(nameAndText[0], nameAndText.length == 1 ? "" : nameAndText[1]);
      }
    }
    return sections;
  }
}
