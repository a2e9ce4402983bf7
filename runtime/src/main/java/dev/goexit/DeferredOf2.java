package dev.goexit;

/**
 * A deferred call of two arguments, whose values are fixed at the defer statement.
 *
 * @param <A> the first argument's type
 * @param <B> the second argument's type
 */
@FunctionalInterface
public interface DeferredOf2<A, B> {
  /** Runs the deferred function with the arguments as they were at the defer statement. */
  void run(A first, B second) throws Throwable;
}
