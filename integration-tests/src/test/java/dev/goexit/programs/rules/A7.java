package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.result;
import static dev.goexit.Go.setResult;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;

/**
 * A7: deferred calls run after the result is set and before the caller goes on; they can change
 * named results.
 */
@Defers
final class A7 {

  private static final class Box {
    int n;

    Box(int n) {
      this.n = n;
    }
  }

  static int evaluate(Box b) {
    println("result evaluated", b.n);
    return b.n;
  }

  static int unnamed() {
    Box b = new Box(21);
    defer(
        () -> {
          b.n *= 2;
          println("deferred makes it", b.n);
        });
    return evaluate(b);
  }

  static Box shared() {
    Box b = new Box(4);
    defer(() -> b.n++);
    defer(() -> b.n *= 10);
    return b;
  }

  static int named() {
    defer(() -> setResult((int) result() * 2));
    return 21;
  }

  static int namedTwice() {
    defer(() -> setResult((int) result() + 1));
    defer(() -> setResult((int) result() * 10));
    return 4;
  }

  public static void main(String[] args) {
    println("caller sees", unnamed());
    println("caller sees", shared().n);
    println("caller sees", named());
    println("caller sees", namedTwice());
  }
}
