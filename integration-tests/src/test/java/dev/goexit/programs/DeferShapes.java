package dev.goexit.programs;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goexit;
import dev.goexit.programs.annotated.Covered;
import dev.goexit.programs.annotated.below.NotCovered;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Defers in each kind of method that Java has, each below a line with its name. */
public final class DeferShapes {
  private static final Map<String, GoBody> SHAPES = new LinkedHashMap<>();

  private DeferShapes() {}

  static {
    SHAPES.put("constructor", () -> new Constructed("field").show());
    SHAPES.put("constructor that panics", () -> new Constructed(null).show());
    SHAPES.put("constructor that calls another", () -> new Constructed().show());
    SHAPES.put("constructors of two classes", () -> new Inheriting().show());
    SHAPES.put("instance", () -> new Methods("this").instance());
    SHAPES.put("private instance", () -> new Methods("this").privateInstance());
    SHAPES.put("static", Methods::staticMethod);
    SHAPES.put("synchronized", () -> new Methods("this").synchronizedMethod());
    SHAPES.put("static synchronized", Methods::staticSynchronized);
    SHAPES.put("generic", () -> println(new Methods("this").generic("argument", List.of("one"))));
    SHAPES.put("varargs", () -> println(Methods.varargs("first", 2, 3L)));
    SHAPES.put("wide arguments", () -> println(Methods.wide(1, 2L, 3.0, 4.0f, "five", 6L)));
    SHAPES.put("checked exception", DeferShapes::checkedException);
    SHAPES.put("overridden", () -> println(new Overriding("this").covariant()));
    SHAPES.put("bridge", () -> println(((Supplier<?>) new Overriding("this")).get()));
    SHAPES.put("returns", Returns::returned);
    SHAPES.put("recovered", Returns::recovered);
    SHAPES.put("lambda", new Methods("this")::lambda);
    SHAPES.put("lambda in a lambda", Methods::nestedLambdas);
    SHAPES.put("lambda with a result", Methods::lambdaWithResult);
    SHAPES.put("class annotation", () -> new Annotated().run());
    SHAPES.put("package annotation", Covered::run);
    SHAPES.put("package annotation above", DeferShapes::notCovered);
    SHAPES.put("record", DeferShapes::record);
    SHAPES.put("enum", () -> Constant.valueOf("WITH_BODY").run());
    SHAPES.put("interface", () -> new Implementing().run());
    SHAPES.put("inner class", () -> new Outer("outer").new Inner().run());
    SHAPES.put("local class", Outer::local);
    SHAPES.put("anonymous class", Outer::anonymous);
    SHAPES.put("branches and switches", Bodies::branches);
    SHAPES.put("try and finally", Bodies::tryAndFinally);
    SHAPES.put("nested monitors", Bodies::nestedMonitors);
    SHAPES.put("loop with continue and break", Bodies::loop);
    SHAPES.put("nothing deferred", () -> println(Bodies.nothingDeferred(false)));
    SHAPES.put("early return", () -> Bodies.earlyReturn(true));
    SHAPES.put("deep recursion, returning", () -> Recursion.down("return"));
    SHAPES.put("deep recursion, panicking", () -> Recursion.down("panic"));
    SHAPES.put("deep recursion, exiting", () -> Recursion.down("exit"));
    SHAPES.put("exit in each kind of method", Exits::all);
  }

  public static void main(String[] args) {
    for (Map.Entry<String, GoBody> shape : SHAPES.entrySet()) {
      System.out.println("== " + shape.getKey());
      run(shape.getValue());
    }
  }

  private static void run(GoBody shape) {
    try {
      shape.run();
    } catch (Throwable e) {
      // One shape that fails must not hide the others.
      e.printStackTrace(System.out);
    }
  }

  private static class Constructed {
    final String field;

    @Defers
    Constructed(String text) {
      super();
      defer(() -> println("deferred, recovers", recover()));
      field = text;
      if (text == null) {
        throw panic("no text");
      }
      println("body");
    }

    @Defers
    Constructed() {
      this("from another");
      defer(this::show);
      println("body of the other");
    }

    void show() {
      println("field", field);
    }
  }

  private static final class Inheriting extends Constructed {
    @Defers
    Inheriting() {
      super("from a subclass");
      defer(() -> println("deferred by the subclass"));
      println("body of the subclass");
    }
  }

  private static class Methods {
    private static final Object LOCK = Methods.class;
    final String name;

    Methods(String name) {
      this.name = name;
    }

    @Defers
    void instance() {
      defer(() -> println("deferred", name));
      println("body", name);
    }

    @Defers
    private void privateInstance() {
      defer(this::show);
      println("body", name);
    }

    private void show() {
      println("shown", name);
    }

    @Defers
    static void staticMethod() {
      defer(() -> println("deferred"));
      println("body");
    }

    /** B18: an annotated synchronized method runs its defers still holding the monitor. */
    @Defers
    synchronized void synchronizedMethod() {
      defer(() -> println("deferred holds the monitor", Thread.holdsLock(this)));
      println("body holds the monitor", Thread.holdsLock(this));
    }

    @Defers
    static synchronized void staticSynchronized() {
      defer(() -> println("deferred holds the monitor", Thread.holdsLock(LOCK)));
      println("body holds the monitor", Thread.holdsLock(LOCK));
    }

    @Defers
    <T extends Comparable<T>, L extends List<T>> T generic(T value, L list) {
      defer(given -> println("deferred", given), value);
      defer((given, all) -> println("deferred", given, all), value, list);
      return list.get(0);
    }

    @Defers
    static int varargs(Object... values) {
      defer(() -> println("deferred", Arrays.toString(values)));
      return values.length;
    }

    @Defers
    static String wide(int a, long b, double c, float d, String e, long f) {
      long local = b + f;
      defer(() -> println("deferred", a, b, c, d, e, f, local));
      double other = c + d;
      defer(() -> println("deferred", other));
      return e + local;
    }

    @Defers
    void lambda() {
      Runnable lambda =
          () -> {
            defer(() -> println("deferred in the lambda of", name));
            println("body of the lambda");
          };
      defer(() -> println("deferred in the method"));
      lambda.run();
      println("after the lambda");
    }

    @Defers
    static void nestedLambdas() {
      Supplier<Runnable> outer =
          () -> {
            defer(() -> println("deferred in the outer"));
            return () -> {
              defer(() -> println("deferred in the inner"));
              println("body of the inner");
            };
          };
      outer.get().run();
    }

    @Defers
    static void lambdaWithResult() {
      IntFunction<String> lambda =
          n -> {
            defer(() -> println("deferred", n));
            return "result " + n;
          };
      println(lambda.apply(7));
    }
  }

  private static void checkedException() {
    try {
      throwing();
    } catch (IOException e) {
      println("caller catches", e.getMessage());
    }
  }

  @Defers
  private static void throwing() throws IOException {
    defer(() -> println("deferred"));
    throw new IOException("checked");
  }

  private static final class Overriding extends Methods implements Supplier<String> {
    Overriding(String name) {
      super(name);
    }

    @Override
    @Defers
    void instance() {
      defer(() -> println("deferred by the override"));
      super.instance();
    }

    @Defers
    CharSequence covariant() {
      defer(() -> println("deferred"));
      instance();
      return "result";
    }

    /** Has a bridge Object get(). */
    @Override
    @Defers
    public String get() {
      defer(() -> println("deferred below a bridge"));
      return "result";
    }
  }

  /** Every type a method can return. */
  @Defers
  private static final class Returns {
    static void done() {
      System.out.print(".");
    }

    static void squelch() {
      recover();
    }

    static void aVoid(boolean fail) {
      defer(Returns::done);
      defer(Returns::squelch);
      check(fail);
    }

    static boolean aBoolean(boolean fail) {
      defer(Returns::done);
      defer(Returns::squelch);
      check(fail);
      return true;
    }

    static byte aByte(boolean fail) {
      defer(Returns::done);
      defer(Returns::squelch);
      check(fail);
      return -1;
    }

    static char aChar(boolean fail) {
      defer(Returns::done);
      defer(Returns::squelch);
      check(fail);
      return 'c';
    }

    static short aShort(boolean fail) {
      defer(Returns::done);
      defer(Returns::squelch);
      check(fail);
      return -2;
    }

    static int anInt(boolean fail) {
      defer(Returns::done);
      defer(Returns::squelch);
      check(fail);
      return 3;
    }

    static long aLong(boolean fail) {
      defer(Returns::done);
      defer(Returns::squelch);
      check(fail);
      return 4L << 40;
    }

    static float aFloat(boolean fail) {
      defer(Returns::done);
      defer(Returns::squelch);
      check(fail);
      return 5.5f;
    }

    static double aDouble(boolean fail) {
      defer(Returns::done);
      defer(Returns::squelch);
      check(fail);
      return 6.25;
    }

    static String aString(boolean fail) {
      defer(Returns::done);
      defer(Returns::squelch);
      check(fail);
      return "seven";
    }

    static int[] anArray(boolean fail) {
      defer(Returns::done);
      defer(Returns::squelch);
      check(fail);
      return new int[] {8};
    }

    static String[][] aMatrix(boolean fail) {
      defer(Returns::done);
      defer(Returns::squelch);
      check(fail);
      return new String[][] {{"nine"}};
    }

    static <T> T aVariable(T value, boolean fail) {
      defer(Returns::done);
      defer(Returns::squelch);
      check(fail);
      return value;
    }

    static void check(boolean fail) {
      if (fail) {
        throw panic("P");
      }
    }

    static void returned() {
      print(false);
    }

    static void recovered() {
      print(true);
    }

    static void print(boolean fail) {
      aVoid(fail);
      println(
          aBoolean(fail), aByte(fail), (int) aChar(fail), aShort(fail), anInt(fail), aLong(fail));
      println(aFloat(fail), aDouble(fail), aString(fail), aVariable("T", fail));
      println(Arrays.toString(anArray(fail)), Arrays.deepToString(aMatrix(fail)));
    }
  }

  @Defers
  private static final class Annotated {
    private final String field = "field";

    Annotated() {
      defer(() -> println("deferred in the constructor"));
    }

    void run() {
      defer(() -> println("deferred", field));
      helper();
    }

    private static void helper() {
      defer(() -> println("deferred in a helper"));
    }
  }

  private static void notCovered() {
    try {
      NotCovered.run();
    } catch (IllegalStateException e) {
      println(e.getMessage());
    }
  }

  private static void record() {
    Interval interval = new Interval(1, 3);
    println(interval.length());
  }

  private record Interval(int from, int to) {
    @Defers
    Interval {
      defer(n -> println("deferred in the constructor", n), from);
      if (from > to) {
        throw new IllegalArgumentException("from > to");
      }
    }

    @Defers
    int length() {
      defer(() -> println("deferred", this));
      return to - from;
    }
  }

  private enum Constant {
    WITH_BODY("text") {
      @Override
      @Defers
      void run() {
        defer(() -> println("deferred by a constant's body"));
        super.run();
      }
    };

    final String text;

    @Defers
    Constant(String text) {
      defer(() -> println("deferred in the constructor"));
      this.text = text;
    }

    @Defers
    void run() {
      defer(() -> println("deferred by the enum", text, this));
    }
  }

  private interface Default {
    @Defers
    default void run() {
      defer(() -> println("deferred in a default method"));
      hidden();
      helper();
    }

    @Defers
    private void hidden() {
      defer(() -> println("deferred in a private method"));
    }

    @Defers
    static void helper() {
      defer(() -> println("deferred in a static method"));
    }
  }

  private static final class Implementing implements Default {}

  private static final class Outer {
    final String name;

    Outer(String name) {
      this.name = name;
    }

    private final class Inner {
      @Defers
      void run() {
        defer(() -> println("deferred in the inner class of", name));
      }
    }

    static void local() {
      String captured = "captured";
      class Local {
        @Defers
        void run() {
          defer(() -> println("deferred", captured));
        }
      }
      new Local().run();
    }

    static void anonymous() {
      String captured = "captured";
      new Runnable() {
        @Override
        @Defers
        public void run() {
          defer(() -> println("deferred", captured));
        }
      }.run();
    }
  }

  @Defers
  private static final class Bodies {
    static void branches() {
      for (int n = 0; n < 4; n++) {
        println("switch gives", branch(n));
      }
    }

    @SuppressWarnings("fallthrough") // A site that is reached in two ways.
    private static String branch(int n) {
      defer(() -> println("always", n));
      switch (n) {
        case 0:
          return "zero";
        case 1:
          defer(() -> println("case 1"));
          break;
        case 2:
          defer(() -> println("case 2"));
        default:
          defer(() -> println("default"));
          return n > 2 ? "many" : "two";
      }
      return "one";
    }

    static void tryAndFinally() {
      defer(() -> println("deferred"));
      try {
        println("result", tryReturns());
      } catch (IllegalStateException e) {
        println("caught", e.getMessage());
      } finally {
        println("finally");
      }
    }

    private static int tryReturns() {
      defer(() -> println("deferred in tryReturns"));
      try {
        defer(() -> println("deferred in the try block"));
        throw new IllegalStateException("from the try block");
      } catch (IllegalArgumentException e) {
        return 1;
      } finally {
        defer(() -> println("deferred in finally"));
      }
    }

    static void nestedMonitors() {
      Object first = new Object();
      Object second = new Object();
      defer(() -> println("deferred holds", Thread.holdsLock(first), Thread.holdsLock(second)));
      defer(() -> println("recovers", recover()));
      synchronized (first) {
        synchronized (second) {
          defer(() -> println("deferred inside"));
          throw panic("P");
        }
      }
    }

    static void loop() {
      for (int i = 0; ; i++) {
        if (i == 1) {
          continue;
        }
        if (i == 4) {
          break;
        }
        defer(n -> println("deferred", n), i);
      }
      println("after the loop");
    }

    static String nothingDeferred(boolean defers) {
      if (defers) {
        defer(() -> println("never printed"));
      }
      return "nothing deferred";
    }

    static void earlyReturn(boolean early) {
      defer(() -> println("deferred before"));
      if (early) {
        println("returns early");
        return;
      }
      defer(() -> println("never printed"));
    }
  }

  @Defers
  private static final class Recursion {
    private static final int DEPTH = 1_000;
    private static int deferred;

    static void down(String ending) {
      deferred = 0;
      println(Go.run(() -> level(DEPTH, ending)).getClass().getSimpleName(), deferred);
    }

    private static void level(int left, String ending) {
      defer(() -> deferred++);
      if (left > 0) {
        level(left - 1, ending);
        return;
      }
      if (ending.equals("panic")) {
        throw panic("P");
      }
      if (ending.equals("exit")) {
        throw Goexit.exit();
      }
    }
  }

  @Defers
  private static final class Exits {
    private Exits(String text) {
      defer(() -> println("deferred in a constructor", text));
      Goexit.exit();
    }

    static void all() {
      exits("constructor", () -> new Exits("argument"));
      exits("comparator", () -> List.of(2, 1).stream().sorted(byExit()).toList());
      exits("callable", () -> println(callable().call()));
      exits("synchronized", Exits::locked);
      exits("long", () -> println(aLong(1L)));
    }

    private static void exits(String name, GoBody body) {
      println(name, Go.run(body).getClass().getSimpleName());
    }

    private static Comparator<Integer> byExit() {
      return (a, b) -> {
        defer(() -> println("deferred in a comparator"));
        throw Goexit.exit();
      };
    }

    private static Callable<String> callable() {
      return () -> {
        defer(() -> println("deferred in a callable"));
        Goexit.exit();
        return "not reached";
      };
    }

    private static synchronized void locked() {
      defer(() -> println("deferred holds", Thread.holdsLock(Exits.class)));
      Goexit.exit();
    }

    private static long aLong(long n) {
      defer(() -> println("deferred", n));
      Goexit.exit();
      return n;
    }
  }
}
