package dev.goexit.oracle.model;

import dev.goexit.oracle.FlatFunction;
import java.util.ArrayDeque;
import java.util.Deque;

/** One activation of a function in the model. */
final class Activation {
  final FlatFunction function;
  final int argument;
  final ModelGoroutine goroutine;

  /** What runs it, if it is a deferred function that a panic or an exit runs; else null. */
  final Raised runBy;

  /** Who deferred it; null if it was called. */
  final Activation deferrer;

  final Deque<Deferred> chain = new ArrayDeque<>();
  final int[] passes = new int[FlatFunction.MAX_LOOPS + 1];
  final int[] chainAtPass = new int[FlatFunction.MAX_LOOPS + 1];
  int result;

  /** What recover gave last, and its kind; null for nil. */
  Raised recovered;

  /** How it ended; null if it returned. */
  Raised ending;

  Activation(
      FlatFunction function,
      int argument,
      ModelGoroutine goroutine,
      Raised runBy,
      Activation deferrer) {
    this.function = function;
    this.argument = argument;
    this.goroutine = goroutine;
    this.runBy = runBy;
    this.deferrer = deferrer;
  }

  /** A deferred call. */
  interface Deferred {
    /** Runs it, because of what is given; null for a return. Gives what it raises, or null. */
    Raised run(Raised because);
  }
}
