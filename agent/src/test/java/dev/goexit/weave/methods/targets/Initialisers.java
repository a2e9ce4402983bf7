package dev.goexit.weave.methods.targets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Static initialisers that may run code of others, and such as may not. */
public final class Initialisers {
  private Initialisers() {}

  /** What initialisers call. */
  public static int others() {
    return 1;
  }

  public static final class Constants {
    static final List<String> LIST = new ArrayList<>(List.of("a" + System.nanoTime()));
    static final Map<String, Integer> MAP = new HashMap<>();

    static {
      MAP.put(String.valueOf(LIST), Integer.valueOf("1"));
    }
  }

  public enum Colour {
    RED,
    GREEN;

    static final Colour[] ALL = values();
  }

  public static final class Harmless {
    static final int VALUE = compute(5);

    private static int compute(int n) {
      return n == 0 ? 0 : compute(n - 1);
    }
  }

  public static final class Calling {
    static final int VALUE = others();
  }

  public static final class CallingByItsOwnMethod {
    static final int VALUE = compute();

    private static int compute() {
      return others();
    }
  }

  public static final class CallingBack {
    static final Integer VALUE = new HashMap<String, Integer>().computeIfAbsent("a", a -> others());
  }

  public static final class Running {
    static final Supplier<Integer> SUPPLIER =
        new Supplier<>() {
          @Override
          public Integer get() {
            return 1;
          }
        };
    static final int VALUE = SUPPLIER.get();
  }

  public static final class Loading {
    static final Object VALUE = load();

    private static Object load() {
      try {
        return Class.forName("java.lang.Object");
      } catch (ClassNotFoundException e) {
        return null;
      }
    }
  }
}
