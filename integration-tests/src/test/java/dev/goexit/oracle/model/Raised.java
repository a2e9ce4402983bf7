package dev.goexit.oracle.model;

import dev.goexit.oracle.Kind;

/** A panic or an exit in the model. */
final class Raised {
  /** As the trace shows it; null for an exit. */
  final String value;

  final Kind kind;
  boolean isRecovered;

  /** An exit waits behind this panic. */
  boolean isOverExit;

  /** The activation whose exit it displaced first. */
  Activation displacedIn;

  /** It replaced another that was over an exit. */
  boolean replaced;

  /** This exit ended a panic. */
  boolean endedPanic;

  Raised(String value, Kind kind) {
    this.value = value;
    this.kind = kind;
  }

  static Raised exit() {
    return new Raised(null, null);
  }

  boolean isExit() {
    return value == null;
  }

  boolean isPanic() {
    return value != null;
  }
}
