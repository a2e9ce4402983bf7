package dev.goexit.programs.rules;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Deferred;
import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goroutine;
import dev.goexit.Outcome;
import java.lang.reflect.Method;

/** B5: only a call made directly by the deferred function recovers. */
@Defers
final class B5 {

  private interface Recoverer {
    void recoverIt();
  }

  private record Thing() implements Recoverer {
    @Override
    public void recoverIt() {
      recover();
    }

    void recoverThisOne() {
      recover();
    }

    static void recoverThat(Thing thing) {
      recover();
    }
  }

  static void named() {
    recover();
  }

  static <T> void generic(T value) {
    recover();
  }

  static void helper(String text) {
    recover();
  }

  static void helperOfTwo(String first, String second) {
    recover();
  }

  static void callsHelper(String text) {
    helper(text);
  }

  static void nothing() {}

  static void recursive(int n) {
    if (n == 0) {
      recover();
      return;
    }
    recursive(n - 1);
  }

  static void recovers(String name, GoBody body) {
    println(name, Go.run(body) instanceof Outcome.Returned);
  }

  public static void main(String[] args) throws Exception {
    recovers(
        "closure",
        () -> {
          defer(() -> recover());
          throw panic("P");
        });
    recovers(
        "named function",
        () -> {
          defer(B5::named);
          throw panic("P");
        });
    recovers(
        "generic function",
        () -> {
          defer(B5::generic, "x");
          throw panic("P");
        });
    recovers(
        "helper deferred itself",
        () -> {
          defer(text -> helper(text), "x");
          throw panic("P");
        });
    recovers(
        "helper of two arguments deferred itself",
        () -> {
          defer((first, second) -> helperOfTwo(first, second), "x", "y");
          throw panic("P");
        });
    recovers(
        "helper under a closure",
        () -> {
          defer(
              () -> {
                helper("x");
                nothing();
              });
          throw panic("P");
        });
    recovers(
        "helper of a deferred function",
        () -> {
          defer(() -> callsHelper("x"));
          throw panic("P");
        });
    recovers(
        "closure in a closure",
        () -> {
          defer(
              () -> {
                Deferred inner = () -> recover();
                inner.run();
              });
          throw panic("P");
        });
    recovers(
        "deferred in a closure",
        () -> {
          defer(
              () -> {
                defer(() -> recover());
                nothing();
              });
          throw panic("P");
        });
    recovers(
        "deferred in a closure, in a loop",
        () -> {
          defer(
              () -> {
                for (int i = 0; i < 2; i++) {
                  defer(() -> recover());
                }
              });
          throw panic("P");
        });
    recovers(
        "recover deferred",
        () -> {
          defer(Go::recover);
          throw panic("P");
        });
    recovers(
        "recover deferred in a closure",
        () -> {
          defer(() -> defer(Go::recover));
          throw panic("P");
        });
    recovers(
        "recover deferred in a closure, in a loop",
        () -> {
          defer(
              () -> {
                for (int i = 0; i < 2; i++) {
                  defer(Go::recover);
                }
              });
          throw panic("P");
        });
    recovers(
        "recursive, at once",
        () -> {
          defer(B5::recursive, 0);
          throw panic("P");
        });
    recovers(
        "recursive, one level down",
        () -> {
          defer(B5::recursive, 1);
          throw panic("P");
        });
    recovers(
        "method",
        () -> {
          defer(new Thing()::recoverIt);
          throw panic("P");
        });
    recovers(
        "method of a pointer",
        () -> {
          Thing t = new Thing();
          defer(() -> t.recoverThisOne());
          throw panic("P");
        });
    recovers(
        "interface method",
        () -> {
          Recoverer r = new Thing();
          defer(r::recoverIt);
          throw panic("P");
        });
    recovers(
        "method value",
        () -> {
          Deferred value = new Thing()::recoverIt;
          defer(value);
          throw panic("P");
        });
    recovers(
        "method expression",
        () -> {
          defer(Thing::recoverThat, new Thing());
          throw panic("P");
        });
    recovers(
        "by reflection",
        () -> {
          Method function = B5.class.getDeclaredMethod("named");
          defer(() -> function.invoke(null));
          throw panic("P");
        });
    recovers(
        "in a goroutine started by the deferred call",
        () -> {
          defer(
              () -> {
                Goroutine other = Go.go(() -> recover());
                other.join();
              });
          throw panic("P");
        });
  }
}
