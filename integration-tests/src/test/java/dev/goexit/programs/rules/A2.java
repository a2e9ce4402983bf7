package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;

/**
 * A2: last deferred, first run, by the order of execution; what was not reached is not registered.
 */
@Defers
final class A2 {

  static void branches(boolean second) {
    defer(() -> println("first"));
    if (second) {
      defer(() -> println("second"));
    }
    defer(() -> println("third"));
    println("branches", second);
  }

  static void backwards() {
    for (int n = 2; n > 0; n--) {
      if (n == 1) {
        defer(() -> println("upper in the text, executed last"));
      } else {
        defer(() -> println("lower in the text, executed first"));
      }
    }
  }

  public static void main(String[] args) {
    branches(true);
    branches(false);
    backwards();
  }
}
