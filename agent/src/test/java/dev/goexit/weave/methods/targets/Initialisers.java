package dev.goexit.weave.methods.targets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
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

  public static final class Asserting {
    static int half(int n) {
      assert n % 2 == 0;
      return n / 2;
    }
  }

  public static final class Naming {
    static final String NAME = Naming.class.getName();
  }

  public static final class KeepingLambda {
    static final Supplier<Integer> SUPPLIER = Initialisers::others;
    static final ThreadLocal<Integer> LOCAL = ThreadLocal.withInitial(() -> others());
  }

  public static final class Concurrent {
    static final Map<String, Integer> MAP = new ConcurrentHashMap<>();
    static final long WAIT = TimeUnit.SECONDS.toNanos(1);
  }

  public enum Numbered {
    ONE,
    TWO;

    static final int[] ORDINALS = {ONE.ordinal(), TWO.ordinal()};
  }

  public static final class OwnMethods {
    static final OwnMethods INSTANCE = new OwnMethods();
    static final int VALUE = INSTANCE.value();

    int value() {
      return 1;
    }
  }

  public static final class GivingLambda {
    static final List<Integer> LIST = new ArrayList<>(List.of(2, 1));

    static {
      LIST.removeIf(n -> n == others());
    }
  }

  public static final class GivingOthersLambda {
    static final List<Integer> LIST = new ArrayList<>(List.of(2, 1));

    static {
      LIST.sort(Others.ORDER);
    }
  }

  public static final class Comparing {
    static final int VALUE = Others.ORDER.compare(1, 2);
  }

  /** Whose subclass may have an {@code value} of its own. */
  public static class Overridable {
    static final int VALUE = Others.OVERRIDABLE.value();

    int value() {
      return 1;
    }
  }

  public static final class Others {
    static final Comparator<Integer> ORDER = (a, b) -> b - a - others();
    static final Overridable OVERRIDABLE = new Overridable() {};
  }

  /** Tables, a switch, a loop, handlers: whatever tells positions in the code. */
  public static final class Positions {
    static final long VALUE;

    static {
      long sum = 0;
      for (int i = 0; i < others(); i++) {
        try {
          switch (i) {
            case 0 -> sum += Long.parseLong("1");
            case 1 -> sum += others();
            default -> sum -= 1;
          }
        } catch (NumberFormatException e) {
          sum += e.getMessage().length();
        }
      }
      VALUE = sum;
    }
  }
}
