package dev.goexit;

/**
 * A deferred call of one argument, whose value is fixed at the defer statement.
 *
 * @param <A> the argument's type
 */
@FunctionalInterface
public interface DeferredOf<A> {
  /** Runs the deferred function with the argument as it was at the defer statement. */
  void run(A argument) throws Throwable;
}
