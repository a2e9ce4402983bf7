package dev.goexit.oracle;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A random program: functions of one argument and one result. It runs function 0 with argument 0.
 *
 * <p>Its text is one line: the functions, separated by {@code ;}, each its statements separated by
 * blanks. {@link ProgramParser} reads it, and so does the interpreter in Go.
 */
public record Program(List<List<Statement>> functions) {

  /** Copies the lists. */
  public Program {
    functions = functions.stream().map(List::copyOf).toList();
  }

  /** Reads what {@link #toString} gives. */
  public static Program parse(String text) {
    return new ProgramParser(text).parse();
  }

  /**
   * Whether Go and Java have a spelling for it: a typed recover that lets a panic pass is a panic
   * again in Go, which only the end of a function without deferred calls cannot tell apart; and a
   * literal can set the result of the function that it stands in, but not of one around that.
   */
  boolean isValid() {
    return functions.stream().allMatch(body -> Validity.isValid(body, functions.size()));
  }

  @Override
  public String toString() {
    return functions.stream()
        .map(body -> body.stream().map(Statement::toString).collect(Collectors.joining(" ")))
        .collect(Collectors.joining(" ; "));
  }
}
