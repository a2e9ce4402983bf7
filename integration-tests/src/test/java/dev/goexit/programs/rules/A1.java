package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.programs.Print.println;

import dev.goexit.DeferredOf;
import dev.goexit.Defers;

/**
 * A1: function value, receiver and arguments are evaluated at the statement; only the call waits.
 */
@Defers
final class A1 {

  private static final class Counter {
    int n;

    Counter(int n) {
      this.n = n;
    }

    void show() {
      println("receiver", n);
    }
  }

  static DeferredOf<Integer> evalFunction(String name) {
    println("eval function", name);
    return n -> println("run", name, n);
  }

  static int evalArgument(int n) {
    println("eval argument", n);
    return n;
  }

  public static void main(String[] args) {
    int x = 1;
    Counter c = new Counter(1);
    Counter receiver = new Counter(2);
    defer(evalFunction("A"), evalArgument(x));
    defer(receiver::show);
    defer(() -> println("closure", c.n));
    defer(n -> println("argument", n), x);
    x = 10;
    c.n = 11;
    receiver = new Counter(12);
    println("end", x, c.n, receiver.n);
  }
}
