package dev.goexit.programs;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.ExitBoundary;
import dev.goexit.Goexit;

/** Exits that end in an activation of an annotated method, each below a line with its name. */
@Defers
public final class ExitBoundaries {
  private ExitBoundaries() {}

  public static void main(String[] args) {
    exits();
    println("caller goes on, exiting", Goexit.isExiting());
    println("an int", zero(true), zero(false));
    println("a reference", nothing());
    panics();
    nested();
    locked();
    println("caller goes on, holding", Thread.holdsLock(ExitBoundaries.class));
    refused();
  }

  @ExitBoundary
  private static void exits() {
    defer(() -> println("deferred in the boundary, exiting", Goexit.isExiting()));
    deep(2);
    println("not reached");
  }

  private static void deep(int left) {
    defer(() -> println("deferred", left));
    if (left == 0) {
      throw Goexit.exit();
    }
    deep(left - 1);
  }

  @ExitBoundary(returnsDefault = true)
  private static int zero(boolean exits) {
    if (exits) {
      throw Goexit.exit();
    }
    return 1;
  }

  @ExitBoundary(returnsDefault = true)
  private static String nothing() {
    throw Goexit.exit();
  }

  private static void panics() {
    defer(() -> println("a panic passes", recover()));
    boundaryThatPanics();
    println("not reached");
  }

  @ExitBoundary
  private static void boundaryThatPanics() {
    throw panic("P");
  }

  @ExitBoundary
  private static void nested() {
    exits();
    println("the outer one goes on");
    Goexit.exit();
    println("not reached");
  }

  @ExitBoundary
  private static synchronized void locked() {
    defer(() -> println("deferred holds", Thread.holdsLock(ExitBoundaries.class)));
    Goexit.exit();
  }

  private static void refused() {
    defer(() -> println(((Throwable) recover()).getMessage()));
    println("not reached", withoutWord());
  }

  /** Does not say what it returns then. */
  @ExitBoundary
  private static int withoutWord() {
    throw Goexit.exit();
  }
}
