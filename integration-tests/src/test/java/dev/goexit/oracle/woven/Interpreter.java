package dev.goexit.oracle.woven;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import dev.goexit.Outcome;
import dev.goexit.oracle.FlatFunction;
import dev.goexit.oracle.FlatFunction.Instruction;
import dev.goexit.oracle.Program;
import java.util.List;

/**
 * Runs a program. Each activation of one of its functions is an activation of {@link #call}, a
 * woven method, which does the defer statements and calls recover itself; so what is tried here is
 * the runtime and the weaver, not this class.
 */
@Defers
final class Interpreter {
  private final List<FlatFunction> functions;

  private Interpreter(Program program) {
    functions = FlatFunction.of(program);
  }

  /** Gives the trace. */
  static String run(Program program) {
    Interpreter interpreter = new Interpreter(program);
    Trace.begin();
    Outcome<Void> outcome = Go.run(() -> interpreter.call(0, 0));
    return Trace.end(outcome);
  }

  /** Starts the program as a goroutine that nobody watches. */
  static Goroutine start(Program program) {
    Interpreter interpreter = new Interpreter(program);
    Trace.begin();
    return Go.go(() -> interpreter.call(0, 0));
  }

  /** One activation. A long switch: splitting it would put other activations in between. */
  private int call(int number, int argument) throws Throwable {
    FlatFunction function = functions.get(number);
    if (!function.isLiteral() && Trace.isTired()) {
      return 0;
    }
    List<Instruction> code = function.code();
    int[] passes = new int[FlatFunction.MAX_LOOPS + 1];
    Object recovered = null;
    int next = 0;
    while (next < code.size()) {
      Instruction now = code.get(next++);
      int index = now.level() == 0 ? 0 : passes[now.level() - 1];
      int value = now.value() == null ? 0 : now.value().in(argument, index);
      int callee = now.function();
      switch (now.opcode()) {
        case EMIT -> Trace.emit(value);
        case CALL -> Trace.called(call(callee, value));
        case RETURN_CALL -> {
          return call(callee, value);
        }
        case RECOVER -> recovered = Trace.recovered(Go.recover());
        case RECOVER_BY_HELPER -> Trace.recoveredByHelper(Trace.help());
        case RECOVER_TYPED -> Trace.recoveredTyped(Go.recover(Trace.typeOf(now.kind())));
        case PANIC_AGAIN -> {
          if (recovered != null) {
            throw Go.panic(recovered);
          }
        }
        case PANIC_OTHER -> {
          if (recovered != null) {
            throw Go.panic("s" + value);
          }
        }
        case PANIC -> Trace.panic(now.kind(), value);
        case FAIL -> Trace.fail(now.kind());
        case EXIT -> throw Goexit.exit();
        case RETURN -> {
          return value;
        }
        case SET_RESULT -> Go.setResult(value);
        case GET_RESULT -> Trace.got((Integer) Go.result());
        case TRY -> {
          try {
            Trace.called(call(callee, value));
          } catch (Throwable thrown) {
            Trace.caught(thrown);
          }
        }
        case FINALLY -> {
          try {
            Trace.called(call(callee, value));
          } finally {
            Trace.emit(value);
          }
        }
        case GO -> Trace.joined(Go.go(() -> call(callee, value)));
        case RUN -> Trace.ended(Go.run(() -> call(callee, value)));
        case LOOP -> {
          passes[now.level()] = 0;
          next = value > 0 ? next : now.target();
        }
        case END_LOOP -> next = ++passes[now.level()] < value ? now.target() : next;
        case IF -> next = (value & 1) == 1 ? next : now.target();
        case JUMP, BREAK -> next = now.target();
        case DEFER_CALL, DEFER_LITERAL -> Go.defer(() -> call(callee, value));
        case DEFER_REFERENCE, DEFER_LITERAL_OF -> Go.defer(this::call, callee, value);
        case DEFER_WRAPPED ->
            Go.defer(
                () -> {
                  Trace.wrapper();
                  call(callee, value);
                });
        case DEFER_EMIT -> Go.defer(Trace::emit, value);
        case DEFER_ARGUMENT -> Go.defer(Trace::emit, call(callee, value));
        case DEFER_RECOVER -> Go.defer(Go::recover);
        case DEFER_NIL -> Go.defer(null);
        case DEFER_PANIC -> Go.defer(() -> Trace.panic(now.kind(), value));
        case DEFER_EXIT -> Go.defer(Goexit::exit);
      }
    }
    return 0;
  }
}
