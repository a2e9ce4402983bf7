package dev.goexit.weave.handlers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a program smaller as long as it shows what it showed. */
final class Shrinker {
  private static final int MOST_TRIALS = 400;

  private final Predicate<Statement.Block> shows;
  private int trials;

  private Shrinker(Predicate<Statement.Block> shows) {
    this.shows = shows;
  }

  /** The smallest that was found; the program itself if none is. */
  static Statement.Block shrink(Statement.Block body, Predicate<Statement.Block> shows) {
    Shrinker shrinker = new Shrinker(shows);
    Statement.Block smallest = body;
    Statement.Block next = body;
    while (next != null) {
      smallest = next;
      next = shrinker.smaller(smallest);
    }
    return smallest;
  }

  private Statement.Block smaller(Statement.Block body) {
    for (Statement candidate : variants(body)) {
      Statement.Block block =
          candidate instanceof Statement.Block b ? b : new Statement.Block(List.of(candidate));
      if (++trials > MOST_TRIALS) {
        return null;
      }
      if (shows.test(block)) {
        return block;
      }
    }
    return null;
  }

  /** The statement with one part of it left out, or replaced by a part of that. */
  private static List<Statement> variants(Statement statement) {
    List<Statement> variants = new ArrayList<>();
    if (statement instanceof Statement.Block block) {
      ofBlock(block, variants);
    } else if (statement instanceof Statement.If choice) {
      variants.add(choice.then());
      if (choice.otherwise() != null) {
        variants.add(choice.otherwise());
        variants.add(new Statement.If(choice.id(), choice.then(), null));
        variants(choice.otherwise())
            .forEach(v -> variants.add(new Statement.If(choice.id(), choice.then(), v)));
      }
      variants(choice.then())
          .forEach(v -> variants.add(new Statement.If(choice.id(), v, choice.otherwise())));
    } else if (statement instanceof Statement.Loop loop) {
      variants.add(loop.body());
      variants(loop.body())
          .forEach(v -> variants.add(new Statement.Loop(loop.id(), loop.form(), v)));
    } else if (statement instanceof Statement.Labelled labelled) {
      variants.add(labelled.body());
      variants(labelled.body())
          .forEach(v -> variants.add(new Statement.Labelled(labelled.id(), v)));
    } else if (statement instanceof Statement.Synchronized monitor) {
      variants.add(monitor.body());
      variants(monitor.body())
          .forEach(v -> variants.add(new Statement.Synchronized(monitor.lock(), v)));
    } else if (statement instanceof Statement.Switch choice) {
      choice.cases().forEach(c -> variants.add(c.body()));
    } else if (statement instanceof Statement.Try attempt) {
      ofTry(attempt, variants);
    }
    return variants;
  }

  private static void ofBlock(Statement.Block block, List<Statement> variants) {
    List<Statement> statements = block.statements();
    for (int i = 0; i < statements.size(); i++) {
      List<Statement> without = new ArrayList<>(statements);
      without.remove(i);
      variants.add(new Statement.Block(without));
      for (Statement variant : variants(statements.get(i))) {
        List<Statement> with = new ArrayList<>(statements);
        with.set(i, variant);
        variants.add(new Statement.Block(with));
      }
    }
  }

  private static void ofTry(Statement.Try attempt, List<Statement> variants) {
    variants.add(attempt.body());
    if (!attempt.catches().isEmpty() || !attempt.resources().isEmpty()) {
      variants.add(new Statement.Try(attempt.resources(), attempt.body(), attempt.catches(), null));
    }
    for (int i = 0; i < attempt.resources().size(); i++) {
      List<Integer> without = new ArrayList<>(attempt.resources());
      without.remove(i);
      variants.add(new Statement.Try(without, attempt.body(), attempt.catches(), attempt.last()));
    }
    for (int i = 0; i < attempt.catches().size(); i++) {
      Statement.Catch handler = attempt.catches().get(i);
      List<Statement.Catch> without = new ArrayList<>(attempt.catches());
      without.remove(i);
      variants.add(new Statement.Try(attempt.resources(), attempt.body(), without, attempt.last()));
      for (Statement variant : variants(handler.body())) {
        List<Statement.Catch> with = new ArrayList<>(attempt.catches());
        with.set(i, new Statement.Catch(handler.type(), handler.variable(), variant));
        variants.add(new Statement.Try(attempt.resources(), attempt.body(), with, attempt.last()));
      }
    }
    variants(attempt.body())
        .forEach(
            v ->
                variants.add(
                    new Statement.Try(attempt.resources(), v, attempt.catches(), attempt.last())));
    if (attempt.last() != null) {
      variants(attempt.last())
          .forEach(
              v ->
                  variants.add(
                      new Statement.Try(
                          attempt.resources(), attempt.body(), attempt.catches(), v)));
    }
  }
}
