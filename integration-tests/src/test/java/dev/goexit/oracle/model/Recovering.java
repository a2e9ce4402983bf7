package dev.goexit.oracle.model;

import dev.goexit.oracle.Kind;

/** What recover does in the model. */
final class Recovering {
  private final Model model;

  Recovering(Model model) {
    this.model = model;
  }

  /** Whether recover would stop it, called in the right place. */
  static boolean canRecover(Raised raised) {
    return raised != null && raised.isPanic() && !raised.isRecovered;
  }

  /** Called by the function of the activation. */
  Raised recover(Activation activation) {
    Raised taken = taken(activation);
    boolean isNil = taken != null && taken.kind == Kind.NIL && !model.holds(Rule.PANIC_NIL);
    activation.recovered = isNil ? null : taken;
    return activation.recovered;
  }

  private Raised taken(Activation activation) {
    Raised runBy = activation.runBy;
    if (runBy == null) {
      Raised around = activation.goroutine.running.peek();
      return canRecover(around) && !model.holds(Rule.ONLY_DIRECTLY)
          ? take(activation, around)
          : null;
    }
    if (!activation.function.isLiteral()
        && canRecover(runBy)
        && !model.holds(Rule.NAMED_FUNCTION_RECOVERS)) {
      return null;
    }
    if (runBy.isExit()) {
      return model.holds(Rule.EXIT_NOT_RECOVERED) ? null : take(activation, runBy);
    }
    if (runBy.isRecovered) {
      return model.holds(Rule.SECOND_RECOVER_NIL) ? null : runBy;
    }
    return take(activation, runBy);
  }

  private Raised take(Activation activation, Raised raised) {
    boolean isFailure =
        switch (raised.kind == null ? Kind.INT : raised.kind) {
          case NIL_DEREFERENCE, DIVISION, INDEX -> true;
          default -> false;
        };
    if (isFailure && !model.holds(Rule.RUN_TIME_ERROR)) {
      return null;
    }
    raised.isRecovered = model.holds(Rule.RECOVER_STOPS);
    for (Raised outer : activation.goroutine.running) {
      if (outer != raised && canRecover(outer) && !model.holds(Rule.OUTER_PANIC_GOES_ON)) {
        outer.isRecovered = true;
      }
      if (outer.isExit() && !raised.isOverExit && !model.holds(Rule.RECOVERED_WITHIN)) {
        outer.isRecovered = true;
      }
    }
    return raised;
  }

  /** Called by a function that the activation's function calls. */
  Raised recoverByHelper(Activation activation) {
    Raised around = activation.goroutine.running.peek();
    return canRecover(around) && !model.holds(Rule.ONLY_DIRECTLY) ? take(activation, around) : null;
  }

  /** Of one kind. */
  Raised recoverTyped(Activation activation, Kind kind) {
    Raised runBy = activation.runBy;
    boolean isOther = canRecover(runBy) && runBy.kind != kind;
    return isOther && model.holds(Rule.TYPED_RECOVER) ? null : recover(activation);
  }

  /** {@code defer recover()} of the activation's function runs. */
  void deferredRecover(Activation activation, Raised because) {
    if (because != null) {
      if (canRecover(because) && !model.holds(Rule.DEFERRED_RECOVER)) {
        take(activation, because);
      }
    } else if (canRecover(activation.runBy) && model.holds(Rule.DEFERRED_RECOVER_IN_DEFERRED)) {
      take(activation, activation.runBy);
    }
  }
}
