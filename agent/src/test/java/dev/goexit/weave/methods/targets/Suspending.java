package dev.goexit.weave.methods.targets;

import static dev.goexit.Go.defer;

import dev.goexit.Defers;

/** What Kotlin makes of suspending functions, but for the name of the interface. */
@Defers
public class Suspending {
  /** Stands for Kotlin's. */
  public interface Continuation {}

  public static Object suspends(Continuation continuation) {
    defer(() -> {});
    return paused(continuation);
  }

  public static Object returnsOnly(Continuation continuation) {
    defer(() -> {});
    return continuation;
  }

  private static Object paused(Continuation continuation) {
    return continuation;
  }
}
