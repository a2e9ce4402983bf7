package dev.goexit.oracle.model;

import java.util.ArrayDeque;
import java.util.Deque;

/** A goroutine in the model. */
final class ModelGoroutine {
  /** What runs deferred calls now, innermost first. */
  final Deque<Raised> running = new ArrayDeque<>();

  /** Panics that were recovered over an exit. */
  int recoveredOverExit;
}
