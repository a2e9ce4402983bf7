package dev.goexit.programs.annotated.below;

import static dev.goexit.Go.defer;

import dev.goexit.programs.Print;

/** Not covered by the annotation on the package above its own. */
public final class NotCovered {
  private NotCovered() {}

  public static void run() {
    defer(() -> Print.println("never printed"));
  }
}
