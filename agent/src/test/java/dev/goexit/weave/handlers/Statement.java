package dev.goexit.weave.handlers;

import java.util.List;

/** A random program: a tree of the Java statements that matter for handlers. */
sealed interface Statement {
  /** {@code Script.event(id)}: is recorded, and throws if the plan says so. */
  record Event(int id) implements Statement {}

  record Block(List<Statement> statements) implements Statement {}

  record If(int id, Statement then, Statement otherwise) implements Statement {}

  /** A loop of one of three forms; the label is the number. */
  record Loop(int id, Form form, Statement body) implements Statement {
    enum Form {
      FOR,
      WHILE,
      DO,
      ENDLESS
    }
  }

  record Labelled(int id, Statement body) implements Statement {}

  record Break(int label) implements Statement {}

  record Continue(int label) implements Statement {}

  record Return(int id) implements Statement {}

  record Throw(int id) implements Statement {}

  record Rethrow(int variable) implements Statement {}

  record Wrap(int variable) implements Statement {}

  /** A case that does not end with a break falls into the next. */
  record Switch(int id, List<Case> cases, boolean hasDefault) implements Statement {}

  record Case(Statement body, boolean breaks) {}

  record Synchronized(int lock, Statement body) implements Statement {}

  record Try(List<Integer> resources, Statement body, List<Catch> catches, Statement last)
      implements Statement {}

  record Catch(Type type, int variable, Statement body) {
    enum Type {
      RUNTIME_EXCEPTION("RuntimeException"),
      ERROR("Error"),
      EITHER("RuntimeException | Error"),
      THROWABLE("Throwable");

      final String text;

      Type(String text) {
        this.text = text;
      }

      boolean catches(Throwable thrown) {
        return switch (this) {
          case RUNTIME_EXCEPTION -> thrown instanceof RuntimeException;
          case ERROR -> thrown instanceof Error;
          case EITHER -> thrown instanceof RuntimeException || thrown instanceof Error;
          case THROWABLE -> true;
        };
      }
    }
  }

  /** Whether a statement can complete normally, by the rules of JLS 14.22 as far as needed. */
  default boolean canComplete() {
    if (this instanceof Block block) {
      return block.statements.stream().allMatch(Statement::canComplete);
    } else if (this instanceof If choice) {
      return choice.otherwise == null
          || choice.then.canComplete()
          || choice.otherwise.canComplete();
    } else if (this instanceof Synchronized monitor) {
      return monitor.body.canComplete();
    } else if (this instanceof Try attempt) {
      boolean completes =
          attempt.body.canComplete()
              || attempt.catches.stream().anyMatch(c -> c.body.canComplete());
      return completes && (attempt.last == null || attempt.last.canComplete());
    }
    return !(this instanceof Break
        || this instanceof Continue
        || this instanceof Return
        || this instanceof Throw
        || this instanceof Rethrow
        || this instanceof Wrap);
  }
}
