package dev.goexit;

/** A deferred call. Any throwable that leaves it is a panic that replaces the running one. */
@FunctionalInterface
public interface Deferred {
  /** Runs the deferred function. */
  void run() throws Throwable;
}
