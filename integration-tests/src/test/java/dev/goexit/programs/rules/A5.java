package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;

/** A5: a method value of nil panics at the statement; a closure around it only when called. */
@Defers
final class A5 {

  private interface Shower {
    void show();
  }

  static void recovered() {
    println("recovered a run-time error", recover() instanceof NullPointerException);
  }

  static void atTheStatement(Shower s) {
    defer(() -> recovered());
    defer(s::show);
    println("not reached");
  }

  static void atTheCall(Shower s) {
    defer(() -> recovered());
    defer(() -> s.show());
    println("reached");
  }

  public static void main(String[] args) {
    atTheStatement(null);
    atTheCall(null);
  }
}
