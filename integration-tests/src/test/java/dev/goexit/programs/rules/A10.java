package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;

/** A10: a deferred call's own result is thrown away. */
@Defers
final class A10 {

  static int cleanup(int n) throws Exception {
    println("cleanup", n);
    return n;
  }

  static int f() {
    defer(A10::cleanup, 2);
    defer(() -> cleanup(3));
    return 1;
  }

  public static void main(String[] args) {
    println("result", f());
  }
}
