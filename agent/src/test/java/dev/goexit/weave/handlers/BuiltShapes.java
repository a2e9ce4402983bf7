package dev.goexit.weave.handlers;

import java.util.function.Supplier;

/** Shapes around the class itself, compiled by the build and woven in {@link BuiltShapesTest}. */
public class BuiltShapes {
  final String state;

  /** Assigns a final field in a handler. */
  public BuiltShapes() {
    String found;
    try {
      found = "" + Events.exit();
    } catch (Throwable t) {
      Events.event("handler");
      found = "caught";
    }
    state = found;
    Events.event("constructed");
  }

  BuiltShapes(String state) {
    this.state = state;
  }

  static void constructor() {
    Events.event(new BuiltShapes().state);
  }

  static void lambda() {
    Supplier<String> body =
        () -> {
          try {
            return "" + Events.exit();
          } catch (Throwable t) {
            Events.event("handler");
            return "caught";
          }
        };
    Events.event(body.get());
  }

  /** Caught where it is thrown. */
  interface Greeting {
    default void greet() {
      try {
        Events.exit();
      } catch (Throwable t) {
        Events.event("handler");
      }
      Events.event("after");
    }
  }

  static void interfaceDefault() {
    new Greeting() {}.greet();
  }

  synchronized void locked() {
    try {
      Events.exit();
    } finally {
      Events.event("finally");
    }
  }

  /** Its handler falls out; what the JVM makes of the escaping error is the JVM's. */
  static class Initialised {
    static final int VALUE;

    static {
      int value = 0;
      try {
        value = Events.exit();
      } catch (Throwable t) {
        Events.event("handler");
      }
      VALUE = value;
    }
  }

  static void staticInitialiser() {
    Events.event("read " + Initialised.VALUE);
  }

  record Pair<T extends Comparable<T>>(T left, T right) implements Comparable<Pair<T>> {
    @Override
    public int compareTo(Pair<T> other) {
      try {
        return Events.exit();
      } catch (RuntimeException | Error e) {
        Events.event("handler");
        return 0;
      }
    }
  }

  static void bridgeMethod() {
    Comparable<Pair<String>> pair = new Pair<>("a", "b");
    Events.event("compared " + pair.compareTo(null));
  }
}
