package dev.goexit.demo.scenes;

import dev.goexit.Goroutine;
import dev.goexit.Outcome;

/** Says in words how a goroutine ended. */
final class Endings {
  private Endings() {}

  static String describe(Goroutine goroutine) {
    return goroutine.outcome().map(Endings::describe).orElse("still runs");
  }

  private static String describe(Outcome<?> outcome) {
    return outcome.fold(
        value -> "returned",
        (status, trace) -> "exited with status " + status,
        panic -> "panicked with " + panic);
  }
}
