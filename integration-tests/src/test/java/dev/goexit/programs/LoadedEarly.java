package dev.goexit.programs;

import static dev.goexit.Go.defer;

import dev.goexit.Defers;

/** Loaded before the agent comes. */
@Defers
final class LoadedEarly {
  private LoadedEarly() {}

  static void load() {}

  static void run() {
    defer(() -> Print.println("deferred in the class loaded early"));
    Print.println("body of the class loaded early");
  }
}
