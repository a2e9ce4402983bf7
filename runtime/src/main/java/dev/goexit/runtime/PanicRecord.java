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
   * Whether an exit waits behind this panic: it left a deferred call that the exit ran. Who
   * recovers it lets the exit go on (rule C6).
   */
  boolean overExit;

  /** Recover took the value; it counts when the deferred call returns. */
  boolean recovered;

  /** The deferred call it runs now is a lambda that only spells a call of another function. */
  boolean runsForwarder;

  private PanicRecord(Throwable throwable, boolean isExit, PanicRecord link, boolean overExit) {
    this.throwable = throwable;
    this.isExit = isExit;
    this.link = link;
    this.overExit = overExit;
  }

  static PanicRecord ofExit(Throwable signal, PanicRecord link) {
    return new PanicRecord(signal, true, link, false);
  }

  static PanicRecord ofPanic(Throwable thrown, PanicRecord link, boolean overExit) {
    return new PanicRecord(thrown, false, link, overExit);
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
    return !isExit && !recovered && !(throwable instanceof VirtualMachineError);
  }
}
