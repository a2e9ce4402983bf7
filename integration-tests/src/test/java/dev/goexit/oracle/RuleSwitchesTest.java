package dev.goexit.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.oracle.model.Model;
import dev.goexit.oracle.model.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How far the fixed programs reach: whoever gets one of Go's rules wrong is caught by one of them.
 * The numbers go to {@code target/oracle/rules.md}.
 */
class RuleSwitchesTest {
  private static GoldenPrograms golden;
  private static RuleReport report;

  @BeforeAll
  static void try_each_rule_on_each_program() throws IOException {
    golden = GoldenPrograms.read();
    report = new RuleReport(golden);
    Path directory = Files.createDirectories(Path.of("target", "oracle"));
    Files.writeString(directory.resolve("rules.md"), report.toString());
  }

  @Test
  void with_all_rules_the_model_does_what_go_did() {
    for (int i = 0; i < golden.programs().size(); i++) {
      Program program = golden.programs().get(i);
      assertEquals(golden.traces().get(i), new Model(program, null).trace(), program::toString);
    }
  }

  @ParameterizedTest
  @EnumSource
  void without_the_rule_some_program_diverges(Rule rule) {
    assertTrue(report.diverging(rule) > 0, rule::toString);
  }

  /** Rules are hard where they meet. */
  @Test
  void each_pair_of_rules_meets_in_a_program() {
    int rules = Rule.values().length;
    assertEquals(rules * (rules - 1) / 2, report.pairs(), report::toString);
  }
}
