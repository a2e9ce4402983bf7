package dev.goexit.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes a program that diverges smaller for as long as it still diverges. All programs that are one
 * step smaller are tried together, so that a step costs one run of each side.
 */
final class Shrinker {
  private final Function<List<Program>, List<Divergence>> compare;

  /** With what compares programs, such as a campaign does. */
  Shrinker(Function<List<Program>, List<Divergence>> compare) {
    this.compare = compare;
  }

  /** The smallest divergence found; the given one if no smaller program diverges. */
  Divergence shrink(Divergence divergence) {
    Divergence smallest = divergence;
    Optional<Divergence> smaller = Optional.of(divergence);
    while (smaller.isPresent()) {
      smallest = smaller.get();
      smaller =
          compare.apply(smallerThan(smallest.program())).stream()
              .min(Comparator.comparingInt(found -> found.program().toString().length()));
    }
    return smallest;
  }

  static List<Program> smallerThan(Program program) {
    List<Program> smaller = new ArrayList<>();
    List<List<Statement>> functions = program.functions();
    if (functions.size() > 1) {
      smaller.add(new Program(functions.subList(0, functions.size() - 1)));
    }
    for (int i = 0; i < functions.size(); i++) {
      for (List<Statement> body : smallerThan(functions.get(i))) {
        List<List<Statement>> changed = new ArrayList<>(functions);
        changed.set(i, body);
        smaller.add(new Program(changed));
      }
    }
    smaller.removeIf(
        candidate ->
            !candidate.isValid() || candidate.toString().length() >= program.toString().length());
    return smaller;
  }

  private static List<List<Statement>> smallerThan(List<Statement> block) {
    List<List<Statement>> smaller = new ArrayList<>();
    for (int i = 0; i < block.size(); i++) {
      Statement statement = block.get(i);
      smaller.add(replaced(block, i, List.of()));
      if (!statement.body().isEmpty()) {
        smaller.add(replaced(block, i, statement.body()));
        smaller.add(replaced(block, i, statement.otherwise()));
      }
      for (Statement one : smallerThan(statement)) {
        smaller.add(replaced(block, i, List.of(one)));
      }
    }
    return smaller;
  }

  private static List<Statement> smallerThan(Statement statement) {
    List<Statement> smaller = new ArrayList<>();
    smallerThan(statement.body()).forEach(body -> smaller.add(statement.withBody(body)));
    smallerThan(statement.otherwise())
        .forEach(otherwise -> smaller.add(statement.withOtherwise(otherwise)));
    if (statement.value() != null) {
      smaller.add(withValue(statement, Expression.constant(1)));
    }
    return smaller;
  }

  private static Statement withValue(Statement statement, Expression value) {
    return new Statement(
        statement.opcode(),
        statement.function(),
        value,
        statement.kind(),
        statement.body(),
        statement.otherwise());
  }

  private static List<Statement> replaced(List<Statement> block, int at, List<Statement> by) {
    List<Statement> changed = new ArrayList<>(block);
    changed.remove(at);
    changed.addAll(at, by);
    return changed;
  }
}
