package dev.goexit.weave.handlers;

import java.util.HashMap;
import java.util.Map;

/**
 * Runs a random program by the rule, and knows nothing of bytecode: a handler runs as for any
 * error, and when it ends while its exit is in flight, the exit goes on; if it threw something
 * else, that is suppressed on the exit.
 */
final class RuleInterpreter {
  /** How a statement ends. */
  private enum End {
    NORMAL,
    BREAK,
    BREAK_SWITCH,
    CONTINUE,
    RETURN,
    THROW
  }

  private record Completion(End end, int value, Throwable thrown) {
    static final Completion NORMAL = new Completion(End.NORMAL, 0, null);

    static Completion threw(Throwable thrown) {
      return new Completion(End.THROW, 0, thrown);
    }

    boolean isJumpTo(End kind, int label) {
      return end == kind && value == label;
    }
  }

  private final Map<Integer, Throwable> variables = new HashMap<>();
  private final Compiler compiler;

  /**
   * As compiled by a compiler: if {@code close} exits while an exception is in flight, that one is
   * suppressed on the exit by ECJ's code and forgotten by javac's. A known difference.
   */
  RuleInterpreter(Compiler compiler) {
    this.compiler = compiler;
  }

  /** The result of the method, or throws what it throws. */
  int run(Statement body) throws Throwable {
    Completion completion = execute(body);
    if (completion.end == End.THROW) {
      throw completion.thrown;
    }
    return completion.value;
  }

  private Completion execute(Statement statement) {
    try {
      return step(statement);
    } catch (Script.RunawayError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      // Thrown by the script itself.
      return Completion.threw(e);
    }
  }

  private Completion step(Statement statement) {
    if (statement instanceof Statement.Event event) {
      Script.event(event.id());
      return Completion.NORMAL;
    } else if (statement instanceof Statement.Block block) {
      return sequence(block);
    } else if (statement instanceof Statement.If choice) {
      return Script.test(choice.id())
          ? execute(choice.then())
          : choice.otherwise() == null ? Completion.NORMAL : execute(choice.otherwise());
    } else if (statement instanceof Statement.Loop loop) {
      return repeat(loop);
    } else if (statement instanceof Statement.Labelled labelled) {
      Completion completion = execute(labelled.body());
      return completion.isJumpTo(End.BREAK, labelled.id()) ? Completion.NORMAL : completion;
    } else if (statement instanceof Statement.Switch choice) {
      return choose(choice);
    } else if (statement instanceof Statement.Synchronized monitor) {
      return execute(monitor.body());
    } else if (statement instanceof Statement.Try attempt) {
      return attempt(attempt);
    }
    return jump(statement);
  }

  private Completion jump(Statement statement) {
    if (statement instanceof Statement.Break jump) {
      return new Completion(End.BREAK, jump.label(), null);
    } else if (statement instanceof Statement.Continue jump) {
      return new Completion(End.CONTINUE, jump.label(), null);
    } else if (statement instanceof Statement.Return jump) {
      return new Completion(End.RETURN, Script.value(jump.id()), null);
    } else if (statement instanceof Statement.Throw jump) {
      return Completion.threw(Script.failure(jump.id()));
    } else if (statement instanceof Statement.Rethrow jump) {
      return Completion.threw(variables.get(jump.variable()));
    } else if (statement instanceof Statement.Wrap jump) {
      return Completion.threw(Script.wrap(variables.get(jump.variable())));
    }
    throw new IllegalArgumentException(statement.toString());
  }

  private Completion sequence(Statement.Block block) {
    for (Statement statement : block.statements()) {
      Completion completion = execute(statement);
      if (completion.end != End.NORMAL) {
        return completion;
      }
    }
    return Completion.NORMAL;
  }

  private Completion repeat(Statement.Loop loop) {
    int rounds = 0;
    while (true) {
      boolean first = loop.form() == Statement.Loop.Form.DO && rounds == 0;
      boolean again =
          first || (loop.form() == Statement.Loop.Form.FOR ? rounds < 2 : Script.again(loop.id()));
      if (!again) {
        return Completion.NORMAL;
      }
      rounds++;
      Completion completion = execute(loop.body());
      if (completion.isJumpTo(End.BREAK, loop.id())) {
        return Completion.NORMAL;
      }
      if (completion.end != End.NORMAL && !completion.isJumpTo(End.CONTINUE, loop.id())) {
        return completion;
      }
    }
  }

  private Completion choose(Statement.Switch choice) {
    int last = choice.cases().size() - 1;
    int chosen = Script.choose(choice.id(), choice.cases().size());
    if (chosen > last && !choice.hasDefault()) {
      return Completion.NORMAL;
    }
    for (int i = Math.min(chosen, last); i <= last; i++) {
      Completion completion = execute(choice.cases().get(i).body());
      if (completion.end != End.NORMAL) {
        return completion;
      }
      if (choice.cases().get(i).breaks()) {
        break;
      }
    }
    return Completion.NORMAL;
  }

  private Completion attempt(Statement.Try attempt) {
    Completion completion = withResources(attempt, 0);
    if (completion.end == End.THROW) {
      Throwable thrown = completion.thrown;
      for (Statement.Catch handler : attempt.catches()) {
        if (handler.type().catches(thrown)) {
          variables.put(handler.variable(), thrown);
          completion = handled(thrown, execute(handler.body()));
          break;
        }
      }
    }
    if (attempt.last() == null) {
      return completion;
    }
    Completion last = execute(attempt.last());
    if (completion.end == End.THROW && last.end != End.NORMAL) {
      return handled(completion.thrown, last);
    }
    return last.end == End.NORMAL ? completion : last;
  }

  // The rule itself.
  private static Completion handled(Throwable caught, Completion completion) {
    if (!StandInBridge.isInFlight(caught)) {
      return completion;
    }
    if (completion.end == End.THROW && completion.thrown != caught) {
      caught.addSuppressed(completion.thrown);
    }
    return Completion.threw(caught);
  }

  // JLS 14.20.3: opened in order, closed in reverse; what close throws is suppressed.
  private Completion withResources(Statement.Try attempt, int index) {
    if (index == attempt.resources().size()) {
      return execute(attempt.body());
    }
    Script.Resource resource;
    try {
      resource = Script.open(attempt.resources().get(index));
    } catch (Script.RunawayError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      return Completion.threw(e);
    }
    Completion completion = withResources(attempt, index + 1);
    if (resource == null) {
      return completion;
    }
    try {
      resource.close();
    } catch (Script.RunawayError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      if (completion.end != End.THROW) {
        return Completion.threw(e);
      }
      try {
        completion.thrown.addSuppressed(e);
      } catch (IllegalArgumentException selfSuppression) {
        // A second exit in close is the same object, and that tells nothing to anybody.
      }
      if (!StandInBridge.isInFlight(e)) {
        return completion;
      }
      // Not Java's rule but ours: an exit raised in close wins over an ordinary exception.
      if (compiler != Compiler.JAVAC && e != completion.thrown) {
        e.addSuppressed(completion.thrown);
      }
      return Completion.threw(e);
    }
    return completion;
  }
}
