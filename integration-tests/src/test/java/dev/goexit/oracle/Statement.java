package dev.goexit.oracle;

import java.util.List;

/**
 * One statement. Operands that its opcode does not take are 0 or null, and empty lists.
 *
 * @param function the number of the function it names
 * @param value the number it emits, passes on or tests
 * @param body what it repeats, guards or defers
 * @param otherwise what an {@code if} does for an even value
 */
public record Statement(
    Opcode opcode,
    int function,
    Expression value,
    Kind kind,
    List<Statement> body,
    List<Statement> otherwise) {

  /** Copies the lists. */
  public Statement {
    body = List.copyOf(body);
    otherwise = List.copyOf(otherwise);
  }

  static Statement of(Opcode opcode) {
    return new Statement(opcode, 0, null, null, List.of(), List.of());
  }

  static Statement of(Opcode opcode, Expression value) {
    return new Statement(opcode, 0, value, null, List.of(), List.of());
  }

  static Statement of(Opcode opcode, Expression value, Kind kind) {
    return new Statement(opcode, 0, value, kind, List.of(), List.of());
  }

  static Statement of(Opcode opcode, int function, Expression argument) {
    return new Statement(opcode, function, argument, null, List.of(), List.of());
  }

  static Statement of(Opcode opcode, Expression value, List<Statement> body) {
    return new Statement(opcode, 0, value, null, body, List.of());
  }

  Statement withBody(List<Statement> other) {
    return new Statement(opcode, function, value, kind, other, otherwise);
  }

  Statement withOtherwise(List<Statement> other) {
    return new Statement(opcode, function, value, kind, body, other);
  }

  /** As in program texts: {@code dcall@2=a1}, {@code panic=7~s}, {@code loop=3{ emit=i0 }}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(opcode.word);
    if (opcode.takes == Opcode.Takes.FUNCTION) {
      text.append('@').append(function);
    }
    if (value != null) {
      text.append('=').append(value);
    }
    if (kind != null) {
      text.append('~').append(kind.letter);
    }
    if (opcode.takes == Opcode.Takes.BODY) {
      appendBlock(text, body);
      if (!otherwise.isEmpty()) {
        appendBlock(text.append("else"), otherwise);
      }
    }
    return text.toString();
  }

  private static void appendBlock(StringBuilder text, List<Statement> block) {
    text.append('{');
    for (Statement statement : block) {
      text.append(' ').append(statement);
    }
    text.append(" }");
  }
}
