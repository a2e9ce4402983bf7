package dev.goexit.oracle;

import dev.goexit.oracle.model.Model;
import dev.goexit.oracle.model.Rule;
import java.util.List;
import java.util.Set;

/** Which rules the fixed programs exercise, alone and in pairs, and which they would catch. */
final class RuleReport {
  private static final Rule[] RULES = Rule.values();

  private final int[] diverging = new int[RULES.length];

  /** How many programs exercise both; on the diagonal, the one. */
  private final int[][] exercising = new int[RULES.length][RULES.length];

  private final int programs;

  RuleReport(GoldenPrograms golden) {
    List<Program> all = golden.programs();
    programs = all.size();
    for (int i = 0; i < all.size(); i++) {
      add(all.get(i), golden.traces().get(i));
    }
  }

  private void add(Program program, String trace) {
    Model model = new Model(program, null);
    model.trace();
    Set<Rule> exercised = model.exercised();
    for (Rule rule : exercised) {
      if (!new Model(program, rule).trace().equals(trace)) {
        diverging[rule.ordinal()]++;
      }
      for (Rule other : exercised) {
        exercising[rule.ordinal()][other.ordinal()]++;
      }
    }
  }

  /** How many programs do something else without the rule. */
  int diverging(Rule rule) {
    return diverging[rule.ordinal()];
  }

  /** How many pairs of rules meet in a program. */
  int pairs() {
    int pairs = 0;
    for (int i = 0; i < RULES.length; i++) {
      for (int j = 0; j < i; j++) {
        pairs += exercising[i][j] > 0 ? 1 : 0;
      }
    }
    return pairs;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(programs + " programs\n\n");
    text.append(
        "| no. | rule | in the catalogue | programs that exercise it | that diverge without it |\n");
    text.append("| --- | --- | --- | --- | --- |\n");
    for (Rule rule : RULES) {
      int i = rule.ordinal();
      text.append(
          "| %d | %s | %s | %d | %d |\n"
              .formatted(i + 1, rule, rule.source, exercising[i][i], diverging[i]));
    }
    text.append("\nPrograms that exercise both rules, by number: ").append(pairs());
    text.append(" pairs of ").append(RULES.length * (RULES.length - 1) / 2).append("\n\n");
    appendPairs(text);
    return text.toString();
  }

  private void appendPairs(StringBuilder text) {
    for (int i = 0; i < RULES.length; i++) {
      text.append("%2d:".formatted(i + 1));
      for (int j = 0; j <= i; j++) {
        text.append(" %4d".formatted(exercising[i][j]));
      }
      text.append('\n');
    }
  }
}
