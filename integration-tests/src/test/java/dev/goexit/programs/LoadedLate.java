package dev.goexit.programs;

import static dev.goexit.Go.defer;

import dev.goexit.Defers;

/** Loaded after the agent came. */
@Defers
final class LoadedLate {
  private LoadedLate() {}

  static void run() {
    defer(() -> Print.println("deferred in the class loaded late"));
    Print.println("body of the class loaded late");
  }
}
