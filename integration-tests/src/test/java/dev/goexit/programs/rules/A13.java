package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;

/** A13: how deferred calls are stored cannot be seen: ten of a loop and ten single ones. */
@Defers
final class A13 {

  static void put(String s) {
    System.out.print(s);
  }

  static void twenty() {
    defer(() -> println(" recovered", recover()));
    for (int i = 0; i < 10; i++) {
      defer(A13::put, "" + i);
    }
    defer(A13::put, "a");
    defer(A13::put, "b");
    defer(A13::put, "c");
    defer(A13::put, "d");
    defer(A13::put, "e");
    defer(A13::put, "f");
    defer(A13::put, "g");
    defer(A13::put, "h");
    defer(A13::put, "i");
    defer(A13::put, "j");
    throw panic("P");
  }

  static void single(int n) {
    defer(() -> put("\n"));
    defer(() -> put("a"));
    if (n > 0) {
      defer(() -> put("b"));
    }
    defer(() -> put("c"));
    if (n > 1) {
      defer(() -> put("d"));
    }
    defer(() -> put("e"));
  }

  public static void main(String[] args) {
    twenty();
    single(0);
    single(1);
    single(2);
  }
}
