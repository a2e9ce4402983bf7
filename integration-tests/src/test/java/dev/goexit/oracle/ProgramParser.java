package dev.goexit.oracle;

import java.util.ArrayList;
import java.util.List;

/** Reads the text of a program. */
final class ProgramParser {
  private final String[] words;
  private int next;

  ProgramParser(String text) {
    this.words = text.strip().split(" +");
  }

  Program parse() {
    List<List<Statement>> functions = new ArrayList<>();
    functions.add(block());
    while (next < words.length && words[next].equals(";")) {
      next++;
      functions.add(block());
    }
    if (next < words.length) {
      throw new IllegalArgumentException("Word " + next + " \"" + words[next] + "\": unexpected.");
    }
    return new Program(functions);
  }

  private List<Statement> block() {
    List<Statement> statements = new ArrayList<>();
    while (next < words.length && !words[next].equals(";") && !words[next].startsWith("}")) {
      if (words[next].isEmpty()) {
        next++;
      } else {
        statements.add(statement(words[next++]));
      }
    }
    return statements;
  }

  private Statement statement(String word) {
    boolean hasBody = word.endsWith("{");
    String head = hasBody ? word.substring(0, word.length() - 1) : word;
    Statement plain = head(head);
    if (!hasBody) {
      return plain;
    }
    Statement withBody = plain.withBody(block());
    if (words[next++].equals("}else{")) {
      withBody = withBody.withOtherwise(block());
      next++;
    }
    return withBody;
  }

  private static Statement head(String head) {
    String rest = head;
    Kind kind = null;
    int tilde = rest.indexOf('~');
    if (tilde >= 0) {
      kind = Kind.of(rest.charAt(tilde + 1));
      rest = rest.substring(0, tilde);
    }
    Expression value = null;
    int equals = rest.indexOf('=');
    if (equals >= 0) {
      value = Expression.parse(rest.substring(equals + 1));
      rest = rest.substring(0, equals);
    }
    int function = 0;
    int at = rest.indexOf('@');
    if (at >= 0) {
      function = Integer.parseInt(rest.substring(at + 1));
      rest = rest.substring(0, at);
    }
    return new Statement(Opcode.named(rest), function, value, kind, List.of(), List.of());
  }
}
