package dev.goexit.programs;

import static dev.goexit.programs.Print.println;

import dev.goexit.ExitBoundary;
import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goexit;
import dev.goexit.foreign.Handlers;
import dev.goexit.foreign.Uninitialised;

/** Exits under code of others. */
public final class Audited {
  private Audited() {}

  public static void main(String[] args) {
    show("swallowing", () -> Handlers.swallowing(Audited::exit));
    show("swallowing again", () -> Handlers.swallowing(Audited::exit));
    show("two", () -> Handlers.swallowing(() -> Handlers.choosing(Audited::exit, true)));
    show("wrapping", () -> Handlers.wrapping(Audited::exit));
    show("returning", () -> Handlers.returning(Audited::exit));
    show("passing", () -> Handlers.passing(Audited::exitOf));
    show("initialiser", () -> Uninitialised.touch(Audited::exit));
    show("boundary", () -> Handlers.choosing(Audited::bounded, false));
    show("swallowed in a boundary", Audited::swallowedInBoundary);
  }

  private static void show(String name, GoBody body) {
    println(name + ":", Go.run(body).getClass().getSimpleName());
  }

  private static void exit() {
    Goexit.exit();
  }

  private static Object exitOf() {
    throw Goexit.exit();
  }

  @ExitBoundary
  private static void bounded() {
    Goexit.exit();
  }

  @ExitBoundary
  private static void swallowedInBoundary() {
    Handlers.choosing(Audited::exit, false);
  }
}
