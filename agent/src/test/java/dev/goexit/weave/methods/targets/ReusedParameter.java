package dev.goexit.weave.methods.targets;

import static dev.goexit.Go.defer;

import dev.goexit.Defers;
import java.util.List;

/** A function whose parameter's local an optimizer uses again once it is captured. */
public class ReusedParameter {
  private ReusedParameter() {}

  @Defers
  public static void function(List<Integer> events, int number) {
    defer(() -> events.add(number));
  }
}
