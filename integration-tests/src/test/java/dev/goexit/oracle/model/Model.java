package dev.goexit.oracle.model;

import dev.goexit.oracle.FlatFunction;
import dev.goexit.oracle.FlatFunction.Instruction;
import dev.goexit.oracle.Kind;
import dev.goexit.oracle.Program;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Go's rules as we read them, in plain Java: no weaving, no exceptions. It runs the programs of the
 * oracle and gives their traces, with all rules or with one of them turned off; and it knows which
 * rules a program has exercised.
 *
 * <p>Here are the statements; {@link Unwinding} has what happens when a function ends, {@link
 * Recovering} what recover does.
 */
public final class Model {
  private static final int FUEL = 25;

  /** No program comes near it with all rules on; with one off, some would go on for long. */
  private static final int MAX_TRACE = 20_000;

  private final List<FlatFunction> functions;
  private final Rule off;
  private final Set<Rule> exercised = EnumSet.noneOf(Rule.class);
  private final StringBuilder trace = new StringBuilder();
  private final Unwinding unwinding = new Unwinding(this);
  private final Recovering recovering = new Recovering(this);
  private int fuel = FUEL;
  private int serial;

  /**
   * For one run of the program.
   *
   * @param off the rule that does not hold; null if all do
   */
  public Model(Program program, Rule off) {
    this.functions = FlatFunction.of(program);
    this.off = off;
  }

  /** Runs it. */
  public String trace() {
    Raised ending = call(0, 0, new ModelGoroutine()).ending;
    return trace + "!" + outcome(ending);
  }

  /** The rules that made a difference, or could have, in the run. */
  public Set<Rule> exercised() {
    return exercised;
  }

  /** Whether the rule holds. To be asked where it matters only: this notes that it did. */
  boolean holds(Rule rule) {
    exercised.add(rule);
    return rule != off;
  }

  void note(String what) {
    if (trace.length() < MAX_TRACE) {
      trace.append(what).append(' ');
    }
  }

  private Activation call(int function, int argument, ModelGoroutine goroutine) {
    return run(new Activation(functions.get(function), argument, goroutine, null, null));
  }

  private Activation callDeferred(int function, int argument, Activation deferrer, Raised because) {
    return run(
        new Activation(functions.get(function), argument, deferrer.goroutine, because, deferrer));
  }

  private Activation run(Activation activation) {
    boolean isTired = !activation.function.isLiteral() && fuel-- <= 0;
    if (!isTired && trace.length() < MAX_TRACE) {
      Raised raised = body(activation);
      activation.ending = unwinding.end(activation, raised);
    }
    return activation;
  }

  private Raised body(Activation activation) {
    List<Instruction> code = activation.function.code();
    int next = 0;
    while (next < code.size()) {
      Instruction now = code.get(next++);
      int value = value(activation, now);
      int[] passes = activation.passes;
      Raised raised = null;
      switch (now.opcode()) {
        case RETURN -> {
          activation.result = value;
          return null;
        }
        case RETURN_CALL -> {
          Activation callee = call(now.function(), value, activation.goroutine);
          raised = leavesCaller(callee.ending);
          activation.result = raised == null ? callee.result : 0;
          if (raised == null) {
            return null;
          }
        }
        case LOOP -> {
          passes[now.level()] = 0;
          activation.chainAtPass[now.level()] = activation.chain.size();
          next = value > 0 ? next : now.target();
        }
        case END_LOOP -> {
          raised = unwinding.endPass(activation, now.level());
          next = ++passes[now.level()] < value ? now.target() : next;
        }
        case IF -> {
          if ((value & 1) == 0) {
            skip(activation, code.subList(next, now.target()));
            next = now.target();
          }
        }
        case JUMP, BREAK -> next = now.target();
        default -> raised = statement(activation, now, value);
      }
      if (raised != null) {
        return raised;
      }
    }
    return null;
  }

  private static int value(Activation activation, Instruction now) {
    int index = now.level() == 0 ? 0 : activation.passes[now.level() - 1];
    return now.value() == null ? 0 : now.value().in(activation.argument, index);
  }

  private void skip(Activation activation, List<Instruction> skipped) {
    for (Instruction instruction : skipped) {
      switch (instruction.opcode()) {
        case DEFER_EMIT, DEFER_LITERAL, DEFER_CALL -> {
          if (!holds(Rule.NOT_REACHED_NOT_DEFERRED)) {
            statement(activation, instruction, value(activation, instruction));
          }
        }
        default -> {}
      }
    }
  }

  /** A statement that does not jump. Gives what it raises, or null. */
  private Raised statement(Activation activation, Instruction now, int value) {
    switch (now.opcode()) {
      case EMIT -> note("e" + value);
      case CALL -> {
        Activation callee = call(now.function(), value, activation.goroutine);
        Raised raised = leavesCaller(callee.ending);
        if (raised != null) {
          return raised;
        }
        note("c" + callee.result);
      }
      case TRY -> {
        return tryCall(activation, now.function(), value);
      }
      case FINALLY -> {
        Activation callee = call(now.function(), value, activation.goroutine);
        if (callee.ending == null) {
          note("c" + callee.result);
        }
        note("e" + value);
        return callee.ending;
      }
      case RECOVER -> note("r:" + text(recovering.recover(activation)));
      case RECOVER_BY_HELPER -> note("h:" + text(recovering.recoverByHelper(activation)));
      case RECOVER_TYPED -> note("t:" + text(recovering.recoverTyped(activation, now.kind())));
      case PANIC_AGAIN -> {
        return activation.recovered == null ? null : again(activation.recovered);
      }
      case PANIC_OTHER -> {
        return activation.recovered == null ? null : new Raised("s" + value, Kind.STRING);
      }
      case PANIC -> {
        return panic(now.kind(), value);
      }
      case FAIL -> {
        return panic(now.kind(), 0);
      }
      case EXIT -> {
        return Raised.exit();
      }
      case SET_RESULT -> {
        if (holds(Rule.NAMED_RESULT)) {
          activation.deferrer.result = value;
        }
      }
      case GET_RESULT -> note("w" + activation.deferrer.result);
      case GO, RUN -> {
        return go(activation, now.function(), value);
      }
      default -> {
        return defer(activation, now, value);
      }
    }
    return null;
  }

  private Raised tryCall(Activation activation, int function, int value) {
    Activation callee = call(function, value, activation.goroutine);
    Raised ending = callee.ending;
    if (ending == null) {
      note("c" + callee.result);
      return null;
    }
    note("k:" + text(ending.isExit() ? null : ending));
    boolean isExiting = ending.isExit() || ending.isOverExit;
    return isExiting && holds(Rule.HANDLERS_KEEP_NO_EXIT) ? Raised.exit() : null;
  }

  private Raised leavesCaller(Raised ending) {
    return ending == null || ending.isExit() || holds(Rule.PANIC_LEAVES_CALLERS) ? ending : null;
  }

  private Raised go(Activation creator, int function, int value) {
    ModelGoroutine goroutine = new ModelGoroutine();
    Raised inherited = null;
    if (Recovering.canRecover(creator.runBy) && !holds(Rule.OWN_GOROUTINE)) {
      inherited = creator.runBy;
    }
    Activation first =
        run(new Activation(functions.get(function), value, goroutine, inherited, null));
    note("g:" + outcome(first.ending));
    boolean isExit = first.ending != null && first.ending.isExit();
    return isExit && !holds(Rule.OTHERS_LIVE_ON) ? first.ending : null;
  }

  private Raised defer(Activation activation, Instruction now, int value) {
    switch (now.opcode()) {
      case DEFER_ARGUMENT -> {
        Activation argument = call(now.function(), value, activation.goroutine);
        Raised raised = leavesCaller(argument.ending);
        if (raised == null || !holds(Rule.ARGUMENT_PANIC)) {
          int given = argument.result;
          push(activation, because -> emitted(given));
        }
        return raised;
      }
      case DEFER_NIL -> {
        if (!holds(Rule.NIL_FAILS_LATE)) {
          return panic(Kind.NIL_DEREFERENCE, 0);
        }
        push(activation, because -> panic(Kind.NIL_DEREFERENCE, 0));
      }
      default -> push(activation, because -> runDeferred(activation, now, value, because));
    }
    return null;
  }

  private void push(Activation activation, Activation.Deferred call) {
    boolean isDeferred = activation.deferrer != null;
    if (isDeferred && !holds(Rule.DEFERRED_IS_A_FUNCTION)) {
      activation.deferrer.chain.addLast(call);
    } else {
      activation.chain.addLast(call);
    }
  }

  private Raised runDeferred(Activation deferrer, Instruction now, int fixed, Raised because) {
    boolean isLoopIndex =
        now.value() != null && now.value().in(0, 1) != now.value().in(0, 0) && now.level() > 0;
    int value = isLoopIndex && !holds(Rule.ARGUMENTS_FIXED) ? value(deferrer, now) : fixed;
    return switch (now.opcode()) {
      case DEFER_CALL, DEFER_REFERENCE, DEFER_LITERAL, DEFER_LITERAL_OF ->
          callDeferred(now.function(), value, deferrer, because).ending;
      case DEFER_WRAPPED -> {
        note("~");
        yield leavesCaller(call(now.function(), value, deferrer.goroutine).ending);
      }
      case DEFER_EMIT -> emitted(value);
      case DEFER_RECOVER -> {
        recovering.deferredRecover(deferrer, because);
        yield null;
      }
      case DEFER_PANIC -> panic(now.kind(), value);
      case DEFER_EXIT -> Raised.exit();
      default -> throw new IllegalStateException(now.toString());
    };
  }

  private Raised emitted(int value) {
    note("e" + value);
    return null;
  }

  private Raised panic(Kind kind, int value) {
    String text =
        switch (kind) {
          case OBJECT -> "o" + value + "#" + ++serial;
          case INT, STRING, ERROR -> kind.letter + Integer.toString(value);
          default -> Character.toString(kind.letter);
        };
    return new Raised(text, kind);
  }

  private Raised again(Raised recovered) {
    boolean isObject = recovered.kind == Kind.OBJECT;
    boolean isCopied = isObject && !holds(Rule.SAME_VALUE);
    String value = isCopied ? recovered.value.replaceFirst("#.*", "#" + ++serial) : recovered.value;
    return new Raised(value, recovered.kind);
  }

  private static String text(Raised recovered) {
    return recovered == null ? "-" : recovered.isExit() ? "exit" : recovered.value;
  }

  private String outcome(Raised ending) {
    if (ending == null) {
      return "returned";
    }
    if (ending.isPanic()) {
      return "panicked:" + ending.value;
    }
    return holds(Rule.EXIT_IS_NO_RETURN) ? "exited" : "returned";
  }
}
