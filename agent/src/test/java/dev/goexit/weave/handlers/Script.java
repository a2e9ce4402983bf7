package dev.goexit.weave.handlers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What random programs call. Everything is decided by the statement's number and how often it ran,
 * so that the woven program and the interpreter of the rule meet the same events.
 */
public final class Script {
  /** What one event throws, at its n-th time. */
  record Plan(int seed, Map<String, Kind> throwing) {
    boolean exits() {
      return throwing.containsValue(Kind.EXIT);
    }

    /** Whether a resource exits in close, where Java's own rule suppresses what is thrown. */
    boolean exitsInClose() {
      return throwing.entrySet().stream()
          .anyMatch(e -> e.getKey().startsWith("c") && e.getValue() == Kind.EXIT);
    }
  }

  enum Kind {
    EXIT,
    RUNTIME_EXCEPTION,
    ERROR
  }

  /** A program that does not end; not to be caught by mistake, so that the test sees it. */
  static final class RunawayError extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final int MAX_EVENTS = 2_000;
  private static final Object[] LOCKS = {new Object(), new Object(), new Object()};

  private static Plan plan;
  private static final List<String> LOG = new ArrayList<>();
  private static final Map<String, Integer> TIMES = new HashMap<>();

  private Script() {}

  static void start(Plan next) {
    StandInBridge.land();
    plan = next;
    LOG.clear();
    TIMES.clear();
  }

  static List<String> log() {
    return List.copyOf(LOG);
  }

  static boolean holdsLock() {
    for (Object lock : LOCKS) {
      if (Thread.holdsLock(lock)) {
        return true;
      }
    }
    return false;
  }

  private static int record(String what) {
    if (LOG.size() > MAX_EVENTS) {
      throw new RunawayError();
    }
    int time = TIMES.merge(what, 1, Integer::sum);
    LOG.add(what);
    Kind kind = plan.throwing.get(what + "#" + time);
    if (kind != null) {
      switch (kind) {
        case EXIT -> StandInBridge.exit();
        case RUNTIME_EXCEPTION -> throw new IllegalStateException(what);
        case ERROR -> throw new AssertionError(what);
      }
    }
    return Math.abs((plan.seed * 31 + what.hashCode()) * 0x9E3779B1 + time * 0x85EBCA6B) >>> 7;
  }

  public static void event(int id) {
    record("e" + id);
  }

  public static int value(int id) {
    record("v" + id);
    return id;
  }

  public static boolean test(int id) {
    return record("t" + id) % 2 == 0;
  }

  public static int choose(int id, int cases) {
    return record("s" + id) % (cases + 1);
  }

  /** Whether a loop goes on: at most every third time not. */
  public static boolean again(int id) {
    record("a" + id);
    return TIMES.get("a" + id) % 3 != 0;
  }

  public static Object lock(int id) {
    return LOCKS[id];
  }

  public static RuntimeException failure(int id) {
    record("f" + id);
    return new IllegalArgumentException("f" + id);
  }

  public static RuntimeException wrap(Throwable cause) {
    return new IllegalArgumentException("wrapped " + cause.getMessage());
  }

  /** What the end of a handler does in a program that throws the exit again by itself. */
  public static void rethrow(Throwable caught) {
    if (StandInBridge.isInFlight(caught)) {
      throw (Error) caught;
    }
  }

  /** Null now and then. */
  public static Resource open(int id) {
    return record("o" + id) % 4 == 0 ? null : new Resource(id);
  }

  /** Records its closing, which may throw. */
  public record Resource(int id) implements AutoCloseable {
    @Override
    public void close() {
      Script.record("c" + id);
    }
  }
}
