package dev.goexit.runtime;

import dev.goexit.Deferred;
import dev.goexit.DeferredOf;
import dev.goexit.DeferredOf2;

/**
 * One activation of a function that has deferred: its chain of deferred calls and its result.
 *
 * <p>The frames of a goroutine are linked, innermost first. A frame leaves the list when all its
 * deferred calls have run; one that is <em>left behind</em> in it when its activation is gone
 * (there was no stack to run them) is found there by the next activation outwards, which runs them
 * first.
 *
 * <p>Belongs to the thread of its activation.
 */
public final class DeferFrame {
  final GoroutineDescriptor goroutine;

  /** The next one outwards. */
  DeferFrame caller;

  /** Whether its activation has ended before its calls were made. */
  boolean isLeftBehind;

  /**
   * Whether there is stack for its calls: there was for those of an activation further in, which
   * has less.
   */
  boolean hasRoom;

  /** The panic or exit that runs its call now; null while it returns. */
  PanicRecord runner;

  /** While its call runs: the next activation outwards whose call does. */
  DeferFrame outerRunning;

  private DeferRecord last;

  /** The call whose turn it was when the stack overflowed, taken off the chain already. */
  DeferRecord putBack;

  /** The function's result as it stands: zero, the return statement's value, or what was set. */
  private Object result;

  /** Whether {@link #result} was set by {@code setResult}, possibly before the function ended. */
  private boolean isResultSet;

  /** Whether its calls were open-coded: then its function's result is not here. */
  private boolean isOpenCoded;

  private DeferFrame(GoroutineDescriptor goroutine) {
    this.goroutine = goroutine;
    this.caller = goroutine.frame;
  }

  /** Opens the frame of an activation at its first defer statement. */
  static DeferFrame open() {
    DeferFrame frame = pending();
    frame.goroutine.frame = frame;
    return frame;
  }

  /** A frame that is not in its goroutine's list yet. */
  public static DeferFrame pending() {
    return new DeferFrame(GoroutineDescriptor.current());
  }

  /**
   * Puts it into the list: from now on its calls run, whatever happens. Those that were left behind
   * further in come before it. It is left behind itself until the unwinder has it.
   */
  public void link() {
    isLeftBehind = true;
    isOpenCoded = true;
    DeferFrame inner = goroutine.frame;
    if (inner == null || !inner.isLeftBehind) {
      goroutine.frame = this;
      return;
    }
    while (inner.caller != null && inner.caller.isLeftBehind) {
      inner = inner.caller;
    }
    caller = inner.caller;
    inner.caller = this;
  }

  /** Its activation ends before its calls are made. */
  public void leaveBehind() {
    isLeftBehind = true;
  }

  /** Whether calls of an activation that is gone wait on this thread for another to make them. */
  public static boolean isAnyLeftBehind() {
    GoroutineDescriptor goroutine = GoroutineDescriptor.currentOrNull();
    return goroutine != null && goroutine.frame != null && goroutine.frame.isLeftBehind;
  }

  /** Go: deferproc. */
  public static DeferFrame defer(DeferFrame frame, Deferred function, boolean forwards) {
    DeferRecord record = new DeferRecord.OfNothing(function, forwards);
    return push(frame, record);
  }

  /** With one argument, fixed now. */
  public static <A> DeferFrame defer(
      DeferFrame frame, DeferredOf<? super A> function, A argument, boolean forwards) {
    return push(frame, new DeferRecord.OfOne<>(function, argument, forwards));
  }

  /** With two arguments, fixed now. */
  public static <A, B> DeferFrame defer(
      DeferFrame frame,
      DeferredOf2<? super A, ? super B> function,
      A first,
      B second,
      boolean forwards) {
    return push(frame, new DeferRecord.OfTwo<>(function, first, second, forwards));
  }

  private static DeferFrame push(DeferFrame frame, DeferRecord record) {
    DeferFrame open = frame != null ? frame : open();
    record.link = open.last;
    open.last = record;
    return open;
  }

  /** {@link Unwinder#deferReturn} with a result that the deferred calls can see and change. */
  public Object deferReturn(Object returned) {
    result = returned;
    Unwinder.deferReturn(this);
    return result;
  }

  /** {@link Unwinder#unwind} likewise. The result, if it returns, is {@link #endResult}. */
  public Throwable unwind(Throwable thrown, Object zero) {
    if (!isResultSet) {
      result = zero;
    }
    return Unwinder.unwind(this, thrown);
  }

  /** The function's result when it has returned. */
  public Object endResult() {
    return result;
  }

  /** Go's named result, as a deferred call sees it. */
  public static Object result() {
    return ofRunningCall("Go.result").result;
  }

  /** Sets it. */
  public static void setResult(Object value) {
    DeferFrame frame = ofRunningCall("Go.setResult");
    frame.result = value;
    frame.isResultSet = true;
  }

  private static DeferFrame ofRunningCall(String what) {
    GoroutineDescriptor goroutine = GoroutineDescriptor.currentOrNull();
    DeferFrame frame = goroutine == null ? null : goroutine.running;
    if (frame == null) {
      throw new IllegalStateException(
          what + " was called outside a deferred call: call it in a lambda given to Go.defer");
    }
    if (frame.isOpenCoded) {
      throw new IllegalStateException(
          what
              + " was called in a deferred call of a function that keeps no result, since its class"
              + " does not call it: call it in a lambda given to Go.defer, in that class");
    }
    return frame;
  }

  /** Makes an open-coded deferred call; a null function fails here (rule A4). */
  public static void call(Deferred function) throws Throwable {
    if (function == null) {
      throw DeferRecord.nilFunction();
    }
    function.run();
  }

  /** With an argument. */
  public static <A> void call(DeferredOf<? super A> function, A argument) throws Throwable {
    if (function == null) {
      throw DeferRecord.nilFunction();
    }
    function.run(argument);
  }

  /** With two arguments. */
  public static <A, B> void call(DeferredOf2<? super A, ? super B> function, A first, B second)
      throws Throwable {
    if (function == null) {
      throw DeferRecord.nilFunction();
    }
    function.run(first, second);
  }

  /** Takes the call whose turn it is off the chain, before it runs, so that it runs once. */
  DeferRecord pop() {
    DeferRecord record = putBack;
    if (record != null) {
      putBack = null;
      return record;
    }
    record = last;
    if (record != null) {
      last = record.link;
    }
    return record;
  }

  /** The call whose turn it was will never find stack: it failed. Whether there is one. */
  boolean takePutBackAsMade() {
    if (putBack == null) {
      return false;
    }
    putBack.isMade = true;
    return true;
  }

  /** All its calls have run, so there is stack for those of the next activation outwards. */
  void close() {
    DeferFrame outer = caller;
    goroutine.frame = outer;
    if (outer != null) {
      outer.hasRoom = true;
    }
  }
}
