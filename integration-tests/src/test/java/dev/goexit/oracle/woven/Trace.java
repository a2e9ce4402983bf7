package dev.goexit.oracle.woven;

import dev.goexit.Go;
import dev.goexit.GoexitSignal;
import dev.goexit.Goroutine;
import dev.goexit.Outcome;
import dev.goexit.PanicNilException;
import dev.goexit.oracle.Kind;

/**
 * What a program did, and what its statements call: the Java half of package trace in Go. One
 * program runs at a time, and its goroutines one after the other.
 */
public final class Trace {
  /** How many calls a program may make; then functions return at once. */
  private static final int FUEL = 25;

  private static final Exception CONSTANT = new Exception();

  private static StringBuilder text = new StringBuilder();
  private static int fuel;
  private static int serial;

  private Trace() {}

  static void begin() {
    text = new StringBuilder();
    fuel = FUEL;
    serial = 0;
  }

  static String end(Outcome<?> outcome) {
    return text.append('!').append(textOf(outcome)).toString();
  }

  /** Whether the function that begins here must return at once. */
  public static boolean isTired() {
    return fuel-- <= 0;
  }

  /** Always; the compiler does not know. */
  public static boolean isSo() {
    return fuel > Integer.MIN_VALUE;
  }

  /** Notes a number. */
  public static void emit(int value) {
    add("e", value);
  }

  /** Notes what a call returned. */
  public static void called(int value) {
    add("c", value);
  }

  /** Notes the result of the deferring function. */
  public static void got(int value) {
    add("w", value);
  }

  /** Notes that a wrapper runs. */
  public static void wrapper() {
    text.append("~ ");
  }

  private static void add(String what, int value) {
    text.append(what).append(value).append(' ');
  }

  /** Notes what recover gave. */
  public static Object recovered(Object value) {
    return note("r:", value);
  }

  /** Notes what recover gave in a function called by the deferred one. */
  public static void recoveredByHelper(Object value) {
    note("h:", value);
  }

  /** Notes what a typed recover gave. */
  public static void recoveredTyped(Object value) {
    note("t:", value);
  }

  /** Notes what a handler caught: nil for an exit, as recover gives it in Go. */
  public static void caught(Throwable thrown) {
    note("k:", thrown instanceof GoexitSignal ? null : valueOf(thrown));
  }

  private static Object note(String what, Object value) {
    text.append(what).append(textOf(value)).append(' ');
    return value;
  }

  /** Notes how a goroutine ended. */
  public static void ended(Outcome<?> outcome) {
    text.append("g:").append(textOf(outcome)).append(' ');
  }

  /** Waits for its end and notes how it ended. */
  public static void joined(Goroutine goroutine) throws InterruptedException {
    goroutine.join();
    ended(goroutine.outcome().orElseThrow());
  }

  /** The number that a result stands for, of whatever type. */
  public static int number(Object result) {
    if (result == null) {
      return 0;
    }
    return result instanceof Number number ? number.intValue() : Integer.parseInt((String) result);
  }

  /** Calls recover for the caller, which is one call too far. */
  public static Object help() {
    return Go.recover();
  }

  /** Panics with a value of the kind. */
  public static void panic(Kind kind, int value) throws Exception {
    switch (kind) {
      case INT -> Go.panic(value);
      case STRING -> Go.panic("s" + value);
      case OBJECT -> Go.panic(newObject(value));
      case ERROR -> throw new CheckedException("x" + value);
      case CONSTANT -> throw CONSTANT;
      case NIL -> Go.panic(null);
      case NIL_DEREFERENCE, DIVISION, INDEX -> fail(kind);
    }
  }

  /** Makes the run-time error happen. */
  public static void fail(Kind kind) {
    switch (kind) {
      case NIL_DEREFERENCE -> ((Numbered) nothing()).value();
      case DIVISION -> emit(1 / (Integer) zero());
      default -> emit(none()[1]);
    }
  }

  private static int[] none() {
    return new int[0];
  }

  private static Object nothing() {
    return null;
  }

  private static Object zero() {
    return 0;
  }

  /** An object that no other equals. */
  public static Object newObject(int value) {
    return new Numbered(value, ++serial);
  }

  /** The class of a typed recover. */
  public static Class<?> typeOf(Kind kind) {
    return switch (kind) {
      case INT -> Integer.class;
      case STRING -> String.class;
      case OBJECT -> Numbered.class;
      default -> CheckedException.class;
    };
  }

  private static String textOf(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Returned<?>) {
      return "returned";
    }
    return outcome instanceof Outcome.Panicked<?> panicked
        ? "panicked:" + textOf(valueOf(panicked.panic()))
        : "exited";
  }

  private static Object valueOf(Throwable panic) {
    return panic instanceof dev.goexit.PanicException given ? given.value() : panic;
  }

  static String textOf(Object value) {
    if (value == null) {
      return "-";
    } else if (value instanceof Integer) {
      return "i" + value;
    } else if (value == CONSTANT) {
      return "k";
    } else if (value instanceof CheckedException error) {
      return error.getMessage();
    } else if (value instanceof PanicNilException) {
      return "n";
    } else if (value instanceof NullPointerException) {
      return "d";
    } else if (value instanceof ArithmeticException) {
      return "z";
    } else if (value instanceof ArrayIndexOutOfBoundsException) {
      return "b";
    }
    return value.toString();
  }

  private record Numbered(int value, int serial) {
    @Override
    public String toString() {
      return "o" + value + "#" + serial;
    }
  }

  /** Go: an error. */
  private static final class CheckedException extends Exception {
    private static final long serialVersionUID = 1L;

    CheckedException(String message) {
      super(message);
    }

    /** As Go shows an error. */
    @Override
    public String toString() {
      return getMessage();
    }
  }
}
