package dev.goexit.oracle;

import java.util.List;

/**
 * Writes a program as source code. What is the same in Go and in Java is here: blocks, and the
 * names of what a function has.
 *
 * <p>A statement after one that ends the function must still compile, so such statements stand
 * behind a condition that is always true; except at a function's end, where they show the compiler
 * that the function does not return (rule A14).
 */
abstract class Source {
  private final StringBuilder text = new StringBuilder();
  private int names;

  /**
   * The function being written.
   *
   * @param argument the name of its argument
   * @param recovered the name of the variable for what recover gave
   * @param index the index of the innermost loop; null outside
   * @param result the type of its result; null in a literal
   */
  record Scope(String argument, String recovered, String index, ResultType result) {
    Scope inLoop(String index) {
      return new Scope(argument, recovered, index, result);
    }
  }

  abstract void statement(Statement statement, Scope scope, boolean isLast);

  final void block(List<Statement> block, Scope scope) {
    block.forEach(statement -> statement(statement, scope, false));
  }

  /** The statements of a function. */
  final void body(List<Statement> body, Scope scope) {
    for (int i = 0; i < body.size(); i++) {
      statement(body.get(i), scope, i == body.size() - 1);
    }
  }

  /** Whether a function with this last statement needs none to return at its end. */
  static boolean isEnding(List<Statement> body) {
    return !body.isEmpty()
        && switch (body.get(body.size() - 1).opcode()) {
          case PANIC, RETURN, EXIT, RETURN_CALL -> true;
          default -> false;
        };
  }

  static String value(Expression value, Scope scope) {
    String base =
        switch (value.base()) {
          case ZERO -> "";
          case ARGUMENT -> scope.argument();
          case INDEX -> scope.index() == null ? "" : scope.index();
        };
    return base.isEmpty() ? Integer.toString(value.offset()) : base + " + " + value.offset();
  }

  final String newName(String prefix) {
    return prefix + ++names;
  }

  final void line(String line) {
    text.append(line).append('\n');
  }

  final String text() {
    return text.toString();
  }
}
