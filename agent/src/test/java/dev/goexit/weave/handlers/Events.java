package dev.goexit.weave.handlers;

import java.util.ArrayList;
import java.util.List;

/** What the shapes under test did, in order. */
public final class Events {
  private static final List<String> RECORDED = new ArrayList<>();

  private Events() {}

  static void clear() {
    RECORDED.clear();
    StandInBridge.land();
  }

  static String recorded() {
    return String.join(" ", RECORDED);
  }

  public static void event(String name) {
    RECORDED.add(name);
  }

  public static int exit() {
    RECORDED.add("exit");
    throw StandInBridge.exit();
  }

  public static int fail(String name) {
    RECORDED.add(name);
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

  public static void check(boolean condition, String otherwise) {
    if (!condition) {
      RECORDED.add(otherwise);
    }
  }
}
