package dev.goexit.oracle;

import java.util.List;

/** What programs and their traces look like to the commands that run them: one a line. */
final class Traces {
  private Traces() {}

  static String text(List<Program> programs) {
    StringBuilder text = new StringBuilder();
    programs.forEach(program -> text.append(program).append('\n'));
    return text.toString();
  }

  /**
   * The trace of each program.
   *
   * @throws IllegalStateException if one is missing
   */
  static List<String> of(List<Program> programs, String printed) {
    List<String> traces = printed.lines().toList();
    if (traces.size() != programs.size()) {
      throw new IllegalStateException(
          traces.size() + " traces of " + programs.size() + " programs; printed were\n" + printed);
    }
    return traces;
  }
}
