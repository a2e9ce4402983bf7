package dev.goexit.weave.handlers;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes random programs that compile. */
final class ProgramGenerator {
  private static final int MAX_DEPTH = 5;
  private static final boolean EMPTY_ERROR_CLAUSES =
      Boolean.getBoolean("handlers.emptyErrorClauses");

  private final Random random;
  private final List<Integer> loops = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private final List<Integer> variables = new ArrayList<>();
  private int next;
  private int budget;

  ProgramGenerator(long seed) {
    random = new Random(seed);
  }

  Statement.Block method() {
    budget = 12 + random.nextInt(25);
    loops.clear();
    labels.clear();
    variables.clear();
    List<Statement> statements = new ArrayList<>();
    statements.add(attempt(0));
    fill(statements, 0);
    return new Statement.Block(statements);
  }

  private int id() {
    return ++next;
  }

  private Statement.Block block(int depth) {
    List<Statement> statements = new ArrayList<>();
    if (random.nextInt(8) > 0) {
      fill(statements, depth);
    }
    return new Statement.Block(statements);
  }

  private void fill(List<Statement> statements, int depth) {
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      if (!statements.isEmpty() && !statements.get(statements.size() - 1).canComplete()) {
        return;
      }
      statements.add(statement(depth));
    }
  }

  private Statement statement(int depth) {
    budget--;
    if (depth >= MAX_DEPTH || budget < 0) {
      return random.nextInt(3) > 0 ? new Statement.Event(id()) : jump();
    }
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4, 5 -> attempt(depth);
      case 6 -> new Statement.Synchronized(random.nextInt(3), block(depth + 1));
      case 7, 8 -> loop(depth);
      case 9 -> labelled(depth);
      case 10 -> choice(depth);
      case 11, 12 ->
          new Statement.If(id(), block(depth + 1), random.nextBoolean() ? block(depth + 1) : null);
      case 13, 14 -> jump();
      case 15, 16 -> new Statement.If(id(), new Statement.Block(List.of(jump())), null);
      default -> new Statement.Event(id());
    };
  }

  private Statement jump() {
    return switch (random.nextInt(8)) {
      case 0, 1 ->
          loops.isEmpty() ? new Statement.Event(id()) : new Statement.Continue(pick(loops));
      case 2, 3 ->
          labels.isEmpty() ? new Statement.Return(id()) : new Statement.Break(pick(labels));
      case 4, 5 -> new Statement.Return(id());
      case 6 ->
          variables.isEmpty() ? new Statement.Throw(id()) : new Statement.Rethrow(pick(variables));
      default ->
          variables.isEmpty() || random.nextBoolean()
              ? new Statement.Throw(id())
              : new Statement.Wrap(pick(variables));
    };
  }

  private int pick(List<Integer> ids) {
    return ids.get(random.nextInt(ids.size()));
  }

  private Statement loop(int depth) {
    int id = id();
    loops.add(id);
    labels.add(id);
    Statement.Loop.Form[] forms = Statement.Loop.Form.values();
    Statement body = completing(block(depth + 1));
    loops.remove((Integer) id);
    labels.remove((Integer) id);
    return new Statement.Loop(id, forms[random.nextInt(forms.length)], body);
  }

  private Statement labelled(int depth) {
    int id = id();
    labels.add(id);
    Statement body = completing(block(depth + 1));
    labels.remove((Integer) id);
    return new Statement.Labelled(id, body);
  }

  // Else the statement behind could be unreachable, which javac refuses.
  private Statement.Block completing(Statement.Block body) {
    return body.canComplete()
        ? body
        : new Statement.Block(List.of(new Statement.If(id(), body, null)));
  }

  private Statement choice(int depth) {
    int count = 1 + random.nextInt(3);
    List<Statement.Case> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Statement.Block body = block(depth + 1);
      if (i == count - 1) {
        body = completing(body);
      }
      cases.add(new Statement.Case(body, body.canComplete() && random.nextInt(3) > 0));
    }
    return new Statement.Switch(id(), cases, random.nextBoolean());
  }

  private Statement attempt(int depth) {
    List<Integer> resources = new ArrayList<>();
    while (random.nextInt(5) == 0) {
      resources.add(id());
    }
    Statement body = block(depth + 1);
    List<Statement.Catch> catches = catches(depth);
    boolean needsLast = catches.isEmpty() && resources.isEmpty();
    Statement last = needsLast || random.nextInt(3) == 0 ? block(depth + 1) : null;
    return new Statement.Try(resources, body, catches, last);
  }

  private List<Statement.Catch> catches(int depth) {
    List<Statement.Catch> catches = new ArrayList<>();
    switch (random.nextInt(8)) {
      case 0 -> {}
      case 1 -> catches.add(handler(Statement.Catch.Type.ERROR, depth));
      case 2 -> catches.add(handler(Statement.Catch.Type.EITHER, depth));
      case 3 -> {
        catches.add(handler(Statement.Catch.Type.RUNTIME_EXCEPTION, depth));
        catches.add(handler(Statement.Catch.Type.THROWABLE, depth));
      }
      case 4 -> {
        catches.add(handler(Statement.Catch.Type.ERROR, depth));
        catches.add(handler(Statement.Catch.Type.RUNTIME_EXCEPTION, depth));
      }
      case 5 -> catches.add(handler(Statement.Catch.Type.RUNTIME_EXCEPTION, depth));
      default -> catches.add(handler(Statement.Catch.Type.THROWABLE, depth));
    }
    return catches;
  }

  // An empty clause for errors may be followed by a sibling for the rest or stand in an outer try
  // block: the bytecode is the same. HandlerShapesTest pins what happens there, and
  // -Dhandlers.emptyErrorClauses=true shows how often it does.
  private Statement.Block startingWithEvent(Statement.Block body) {
    List<Statement> statements = new ArrayList<>(List.of(new Statement.Event(id())));
    statements.addAll(body.statements());
    return new Statement.Block(statements);
  }

  private Statement.Catch handler(Statement.Catch.Type type, int depth) {
    int variable = id();
    variables.add(variable);
    Statement.Block body = block(depth + 1);
    variables.remove((Integer) variable);
    boolean hasSiblings = type == Statement.Catch.Type.ERROR || type == Statement.Catch.Type.EITHER;
    return new Statement.Catch(
        type, variable, hasSiblings && !EMPTY_ERROR_CLAUSES ? startingWithEvent(body) : body);
  }
}
