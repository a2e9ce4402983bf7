package dev.goexit.oracle.model;

/**
 * Go's rules as {@link Model} has them, each a switch: with it turned off the model does what the
 * second sentence says.
 */
public enum Rule {
  /** The last deferred call runs first. Off: the first one does. */
  LAST_FIRST("A2"),
  /** A call in a branch that is not taken is not deferred. Off: it is. */
  NOT_REACHED_NOT_DEFERRED("A2"),
  /** Arguments are evaluated by the defer statement. Off: when the call runs. */
  ARGUMENTS_FIXED("A1"),
  /** Calls deferred in a loop run at the function's end. Off: at the end of the pass. */
  FUNCTION_END("A3"),
  /** A nil function fails when its turn comes. Off: at the defer statement. */
  NIL_FAILS_LATE("A4"),
  /** Nothing is deferred if evaluating the arguments panics. Off: the call is. */
  ARGUMENT_PANIC("A6"),
  /** Deferred calls change the named result. Off: they do not. */
  NAMED_RESULT("A7"),
  /** The result is zero after a panic in the body. Off: one. */
  ZERO_AFTER_RECOVERY("A8"),
  /** What return had set stays if a deferred call panics and is recovered. Off: zero. */
  RETURNED_RESULT_STAYS("A8"),
  /** Calls deferred by a deferred function run at its end. Off: at its deferrer's. */
  DEFERRED_IS_A_FUNCTION("A11"),
  /** A panic leaves the functions that called. Off: they go on. */
  PANIC_LEAVES_CALLERS("B1"),
  /** Deferred calls run during a panic. Off: they are dropped. */
  PANIC_RUNS_DEFERRED("B1"),
  /** Recover stops the panic. Off: it gives the value and the panic goes on. */
  RECOVER_STOPS("B3"),
  /** The calls left run after the recovery. Off: they are dropped. */
  REST_RUNS_AFTER_RECOVERY("B3"),
  /** A second recover gives nil. Off: the value again. */
  SECOND_RECOVER_NIL("B4"),
  /** Only the deferred function itself recovers. Off: what it calls does too. */
  ONLY_DIRECTLY("B5"),
  /** A named function that is deferred recovers. Off: only a literal does. */
  NAMED_FUNCTION_RECOVERS("B5"),
  /** {@code defer recover()} does nothing for the panic that runs it. Off: it recovers. */
  DEFERRED_RECOVER("B5"),
  /** {@code defer recover()} in a deferred function recovers. Off: it does not. */
  DEFERRED_RECOVER_IN_DEFERRED("B6"),
  /** A new panic replaces the running one. Off: it is lost. */
  NEW_PANIC_REPLACES("B9"),
  /** After an inner panic's recovery the outer one goes on. Off: both are recovered. */
  OUTER_PANIC_GOES_ON("B10"),
  /** Recovery counts when the deferred call returns. Off: at once, and its panic is lost. */
  COUNTS_ON_RETURN("B12"),
  /** Recover sees its own goroutine's panic only. Off: also its creator's. */
  OWN_GOROUTINE("B14"),
  /** {@code panic(nil)} gives recover a value. Off: nil. */
  PANIC_NIL("B15"),
  /** A run-time error is a panic. Off: nobody recovers it. */
  RUN_TIME_ERROR("B16"),
  /** The value recovered is the one given to panic. Off: a copy. */
  SAME_VALUE("B21"),
  /** A typed recover lets other panics go on. Off: it stops any. */
  TYPED_RECOVER("typed recover"),
  /** Deferred calls run during an exit. Off: they are dropped. */
  EXIT_RUNS_DEFERRED("C1"),
  /** Recover gives nil during an exit. Off: it stops the exit. */
  EXIT_NOT_RECOVERED("C2"),
  /** A panic recovered within a deferred call lets the exit go on. Off: it ends the exit. */
  RECOVERED_WITHIN("C5"),
  /** One recovered in the frame that the exit was in does too. Off: the frame returns. */
  RECOVERED_IN_FRAME("C6"),
  /** One recovered in a caller's frame does too. Off: that frame returns. */
  RECOVERED_IN_CALLER("C6"),
  /** And a second one. Off: the frame returns. */
  SECOND_PANIC_DURING_EXIT("C7"),
  /** And one that replaced another. Off: the frame returns. */
  REPLACED_PANIC_DURING_EXIT("C6 with B9"),
  /** An exit ends the panic. Off: the panic goes on. */
  EXIT_ENDS_PANIC("C8"),
  /** An exit after recover in the same call exits. Off: the frame returns. */
  EXIT_AFTER_RECOVER("C8"),
  /** An exit during an exit: the calls left still run. Off: they are dropped. */
  EXIT_DURING_EXIT("C9"),
  /** An exit in a deferred call of a normal return exits. Off: the function returns. */
  EXIT_ON_RETURN("C10"),
  /** A panic after an exit that had ended a panic: the exit goes on. Off: the frame returns. */
  EXIT_ENDED_PANIC_BEFORE("C11"),
  /** A panic over an exit that began under an older panic: the exit goes on. Off: it does not. */
  EXIT_UNDER_OUTER_PANIC("C12"),
  /** An exit ends its goroutine only. Off: also its creator. */
  OTHERS_LIVE_ON("C14"),
  /** No handler keeps an exit, nor one behind a panic. Off: it does. */
  HANDLERS_KEEP_NO_EXIT("C16"),
  /** An exit is not a return. Off: it looks like one. */
  EXIT_IS_NO_RETURN("C18");

  /** Where the catalogue of Go's rules has it. */
  public final String source;

  Rule(String source) {
    this.source = source;
  }
}
