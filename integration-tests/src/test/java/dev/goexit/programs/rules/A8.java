package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.Go.result;
import static dev.goexit.Go.setResult;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;

/** A8: an unnamed result is zero after a recovered panic, unless the return had already set it. */
@Defers
final class A8 {

  static void squelch() {
    recover();
  }

  static int anInt() {
    defer(() -> squelch());
    throw panic("P");
  }

  static long aLong(boolean fail) {
    defer(() -> squelch());
    if (fail) {
      throw panic("P");
    }
    return 7;
  }

  static double aDouble() {
    defer(() -> squelch());
    throw panic("P");
  }

  static boolean aBoolean() {
    defer(() -> squelch());
    throw panic("P");
  }

  static Object aReference() {
    defer(() -> squelch());
    throw panic("P");
  }

  static int boom() {
    throw panic("P");
  }

  static int resultPanics() {
    defer(() -> squelch());
    return boom();
  }

  static int setThenDeferredPanics() {
    defer(() -> squelch());
    defer(
        () -> {
          throw panic("deferred");
        });
    return 5;
  }

  static int setThenDeferredPanicsInLoop() {
    for (int i = 0; i < 2; i++) {
      int pass = i;
      defer(
          () -> {
            if (pass == 0) {
              recover();
            } else {
              throw panic("deferred");
            }
          });
    }
    return 6;
  }

  static int namedSetByDeferred() {
    defer(
        () -> {
          recover();
          setResult(7);
        });
    throw panic("P");
  }

  static int namedSetThenDeferredPanics() {
    defer(() -> println("recovered", recover(), "result", result()));
    defer(() -> panic("deferred"));
    return 5;
  }

  static int namedNeverSet() {
    defer(() -> println("recovered", recover(), "result", result()));
    throw panic("P");
  }

  public static void main(String[] args) {
    println("int", anInt());
    println("long", aLong(true), aLong(false));
    println("double is zero", aDouble() == 0);
    println("boolean", aBoolean());
    println("reference", aReference());
    println("return of a call that panics", resultPanics());
    println("set, then a deferred panic", setThenDeferredPanics());
    println("the same from a loop", setThenDeferredPanicsInLoop());
    println("named, set by a deferred call", namedSetByDeferred());
    println("named, set, then a deferred panic", namedSetThenDeferredPanics());
    println("named, never set", namedNeverSet());
  }
}
