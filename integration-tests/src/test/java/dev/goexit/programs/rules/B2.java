package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import java.util.Arrays;

/** B2: the stack that panicked can be seen in the deferred call. */
@Defers
final class B2 {

  static void deep() {
    int[] nothing = null;
    println("not reached", nothing[0]);
  }

  static void shallow() {
    defer(
        () -> {
          Throwable panic = (Throwable) recover();
          println("recovered something", panic != null);
          println("deep is in the trace", isInTrace("deep", panic));
          println("other is in the trace", isInTrace("other", panic));
        });
    deep();
  }

  static boolean isInTrace(String method, Throwable panic) {
    return Arrays.stream(panic.getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals(method));
  }

  public static void main(String[] args) {
    shallow();
  }
}
