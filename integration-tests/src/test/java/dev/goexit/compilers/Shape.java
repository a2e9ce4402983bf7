package dev.goexit.compilers;

import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goexit;
import dev.goexit.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What the shapes call: they record what runs, and exit. Prints what was not as expected. */
public final class Shape {
  /** Whether the shapes were compiled with debug tables. */
  private static final boolean HAS_TABLES = Boolean.getBoolean("shapes.tables");

  /** From Java 22 on a variable without a table may be {@code _}, whose scope is not known. */
  private static final boolean MAY_BE_UNNAMED = Boolean.getBoolean("shapes.mayBeUnnamed");

  private static final List<String> EVENTS = new ArrayList<>();
  private static int shapes;
  private static int wrong;

  private Shape() {}

  /** Something runs. */
  public static void event(String name) {
    EVENTS.add(name);
  }

  /** Leaves by an exit. */
  public static int exit() {
    EVENTS.add("exit");
    throw Goexit.exit();
  }

  /** Throws an exception. */
  public static int fail(String name) {
    EVENTS.add(name);
    throw new IllegalStateException(name);
  }

  /** Records its closing. */
  public static AutoCloseable resource(String name) {
    return () -> event("close-" + name);
  }

  /** Exits in its closing. */
  public static AutoCloseable exitingResource() {
    return () -> exit();
  }

  /** Fails in its closing. */
  public static AutoCloseable failingResource(String name) {
    return () -> fail("close-" + name);
  }

  /** Runs a shape, which is to leave by an exit after these events. */
  public static void shape(String name, String expected, GoBody body) {
    EVENTS.clear();
    Outcome<Void> outcome = Go.run(body);
    String actual = String.join(" ", EVENTS);
    String ending = outcome.getClass().getSimpleName();
    shapes++;
    if (!ending.equals("Exited") || !actual.equals(expected)) {
      wrong++;
      System.out.println(name + ": " + ending + " after " + actual + ", expected " + expected);
    }
  }

  /** Likewise; without tables nobody can tell where the handler ends, and more may run. */
  public static void guessed(String name, String expected, String withoutTables, GoBody body) {
    shape(name, HAS_TABLES ? expected : withoutTables, body);
  }

  /** Likewise of an empty clause, whose variable is in no table. */
  public static void guessedEmpty(String name, String expected, String otherwise, GoBody body) {
    shape(name, HAS_TABLES && !MAY_BE_UNNAMED ? expected : otherwise, body);
  }

  /** Tells how many shapes there were, and how many of them were wrong. */
  public static void end() {
    System.out.println(shapes + " shapes, " + wrong + " wrong");
  }
}
