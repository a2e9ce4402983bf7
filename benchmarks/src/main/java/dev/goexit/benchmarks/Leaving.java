package dev.goexit.benchmarks;

/** A way to leave a function other than by returning: never returns. */
@FunctionalInterface
interface Leaving {
  int leave();
}
