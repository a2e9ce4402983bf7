package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Deferred;
import dev.goexit.Defers;

/** A4: a nil function is accepted by the statement and panics when its turn comes. */
@Defers
final class A4 {

  public static void main(String[] args) {
    defer(() -> println("recovered a run-time error", recover() instanceof NullPointerException));
    defer(() -> println("b"));
    Deferred fn = null;
    defer(fn);
    fn = () -> println("assigned later");
    defer(() -> println("a"));
    println("statement after defer nil reached");
    defer(fn);
  }
}
