package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;

/** A12: a closure sees a variable's last value, an argument its value at the statement. */
@Defers
final class A12 {

  private static final class Box {
    int n;
  }

  public static void main(String[] args) {
    Box b = new Box();
    for (int i : new int[] {0, 1, 2}) {
      b.n = i;
      defer(() -> println("variable of the pass", i));
      defer(n -> println("argument", n), b.n);
      defer(() -> println("shared", b.n));
    }
    b.n = 10;
  }
}
