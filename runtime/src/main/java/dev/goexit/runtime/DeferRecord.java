package dev.goexit.runtime;

import dev.goexit.Deferred;
import dev.goexit.DeferredOf;
import dev.goexit.DeferredOf2;

/** One deferred call and its arguments, in the chain of its activation (Go: _defer). */
abstract sealed class DeferRecord {
  /**
   * Whether the call is a lambda whose whole body is one call: then the callee is the deferred
   * function, as in Go's {@code defer cleanup(x)}, and the lambda only spells it.
   */
  final boolean forwards;

  /** What the call threw; null if nothing. A stack overflow may mean that it was not made. */
  Throwable thrown;

  /** Whether its function was called: then it is not made again, whatever became of it. */
  boolean isMade;

  /** The call deferred before this one in the same activation. */
  DeferRecord link;

  private DeferRecord(boolean forwards) {
    this.forwards = forwards;
  }

  /** Makes the call. A null function fails here and not at its defer statement (rule A4). */
  abstract void call() throws Throwable;

  static final class OfNothing extends DeferRecord {
    private final Deferred function;

    OfNothing(Deferred function, boolean forwards) {
      super(forwards);
      this.function = function;
    }

    @Override
    void call() throws Throwable {
      DeferFrame.call(function);
    }
  }

  static final class OfOne<A> extends DeferRecord {
    private final DeferredOf<? super A> function;
    private final A argument;

    OfOne(DeferredOf<? super A> function, A argument, boolean forwards) {
      super(forwards);
      this.function = function;
      this.argument = argument;
    }

    @Override
    void call() throws Throwable {
      DeferFrame.call(function, argument);
    }
  }

  static final class OfTwo<A, B> extends DeferRecord {
    private final DeferredOf2<? super A, ? super B> function;
    private final A first;
    private final B second;

    OfTwo(DeferredOf2<? super A, ? super B> function, A first, B second, boolean forwards) {
      super(forwards);
      this.function = function;
      this.first = first;
      this.second = second;
    }

    @Override
    void call() throws Throwable {
      DeferFrame.call(function, first, second);
    }
  }

  static NullPointerException nilFunction() {
    return new NullPointerException(
        "invalid memory address or nil pointer dereference: defer(null)");
  }
}
