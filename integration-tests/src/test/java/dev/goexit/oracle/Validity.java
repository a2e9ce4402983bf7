package dev.goexit.oracle;

import java.util.List;

/** The rules that {@link Program#isValid} checks. */
final class Validity {
  private final int functions;

  private Validity(int functions) {
    this.functions = functions;
  }

  static boolean isValid(List<Statement> function, int functions) {
    return new Validity(functions).isFunctionValid(function, 0);
  }

  private boolean isFunctionValid(List<Statement> body, int literals) {
    return isBlockValid(body, literals, false, !defers(body));
  }

  private boolean isBlockValid(
      List<Statement> block, int literals, boolean isInLoop, boolean mayEndTyped) {
    for (int i = 0; i < block.size(); i++) {
      Statement statement = block.get(i);
      boolean isAllowed =
          switch (statement.opcode()) {
            case RECOVER_TYPED -> mayEndTyped && i == block.size() - 1;
            case SET_RESULT, GET_RESULT -> literals == 1;
            case BREAK -> isInLoop;
            default -> statement.function() < functions;
          };
      if (!isAllowed || !isNestedValid(statement, literals, isInLoop)) {
        return false;
      }
    }
    return true;
  }

  private boolean isNestedValid(Statement statement, int literals, boolean isInLoop) {
    if (statement.opcode().isLiteral()) {
      return isFunctionValid(statement.body(), literals + 1);
    }
    boolean isLoop = isInLoop || statement.opcode() == Opcode.LOOP;
    return isBlockValid(statement.body(), literals, isLoop, false)
        && isBlockValid(statement.otherwise(), literals, isLoop, false);
  }

  private static boolean defers(List<Statement> block) {
    return block.stream()
        .anyMatch(
            statement ->
                statement.opcode().isDefer()
                    || defers(statement.body())
                    || defers(statement.otherwise()));
  }
}
