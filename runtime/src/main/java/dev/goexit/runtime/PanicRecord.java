package dev.goexit.runtime;

/**
 * One panic, or one exit, as it passes the activations of a goroutine (Go: _panic, of which Goexit
 * is one with a flag).
 */
final class PanicRecord {
  final Throwable throwable;

  /** Whether this is the goroutine's exit. Nothing recovers it, nothing prints it. */
  final boolean isExit;

  /** The panic whose deferred call raised this one; the crash text tells them all. */
  PanicRecord link;

  /**
   * What ran the deferred call in which the throwable was raised; null if none did. Its stack goes
   * on where that of this one has the call.
   */
  final PanicRecord raisedUnder;

  /**
   * Whether an exit waits behind this panic: it left a deferred call that the exit ran. Who
   * recovers it lets the exit go on (rule C6).
   */
  boolean overExit;

  /** Whether it has left an activation and has not arrived at another. */
  boolean isPropagating;

  /** Recover took the value; it counts when the deferred call returns. */
  boolean recovered;

  /** The deferred call it runs now is a lambda that only spells a call of another function. */
  boolean runsForwarder;

  /**
   * The deferred call it runs now is one of an activation that is gone: there is nobody that could
   * return to its caller.
   */
  boolean runsLeftBehind;

  private PanicRecord(
      Throwable throwable, boolean isExit, PanicRecord link, PanicRecord raisedUnder) {
    this.throwable = throwable;
    this.isExit = isExit;
    this.link = link;
    this.raisedUnder = raisedUnder;
  }

  /**
   * The exit.
   *
   * @param current what runs a deferred call here now, or null
   */
  static PanicRecord ofExit(Throwable signal, PanicRecord link, PanicRecord current) {
    return new PanicRecord(signal, true, link, raisedUnder(signal, link, current));
  }

  /**
   * A panic.
   *
   * @param current what runs a deferred call here now, or null
   */
  static PanicRecord ofPanic(Throwable thrown, PanicRecord link, PanicRecord current) {
    return new PanicRecord(thrown, false, link, raisedUnder(thrown, current, current));
  }

  /** A throwable that is thrown again was raised where it was the first time. */
  private static PanicRecord raisedUnder(Throwable thrown, PanicRecord older, PanicRecord current) {
    PanicRecord record = older;
    while (record != null && record.throwable != thrown) {
      record = record.link;
    }
    return record == null ? current : record.raisedUnder;
  }

  /**
   * Puts the panics that led to this one above those that were running already. Some of the latter
   * may have led to it too, and are linked once: the chain never closes to a ring.
   */
  void linkBelow(PanicRecord older) {
    PanicRecord oldestOwn = this;
    while (oldestOwn.link != null && !oldestOwn.link.isPartOf(older)) {
      oldestOwn = oldestOwn.link;
    }
    oldestOwn.link = older;
  }

  /** Whether it is the other or one that the other links to. */
  boolean isPartOf(PanicRecord newest) {
    PanicRecord record = newest;
    while (record != null && record != this) {
      record = record.link;
    }
    return record == this;
  }

  Object value() {
    return GoroutineDescriptor.valueOf(throwable);
  }

  /**
   * A virtual machine error is fatal in Go (rule B17): the deferred calls run, but nobody recovers.
   */
  boolean isRecoverable() {
    return !isExit && !recovered && !runsLeftBehind && !isFatal();
  }

  boolean isFatal() {
    return throwable instanceof VirtualMachineError;
  }
}
