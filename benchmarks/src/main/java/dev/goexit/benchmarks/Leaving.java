package dev.goexit.benchmarks;

/** A way to leave a function other than by returning: never returns. */
@FunctionalInterface
interface Leaving {
  int leave();

  /** The cheapest. Not a method of the throwable's class: those C2 does not inline here. */
  static int byThrow() {
    throw Preallocated.ERROR;
  }
}
