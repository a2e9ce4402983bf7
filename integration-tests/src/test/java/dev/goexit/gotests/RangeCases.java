package dev.goexit.gotests;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.gotests.Cases.call;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Goexit;
import java.util.ArrayList;
import java.util.List;

/**
 * src/cmd/compile/internal/rangefunc: loops over functions, which in Java are calls with the body
 * as a lambda. Iterators that panic themselves, and such as recover what is not theirs.
 */
@Defers
final class RangeCases {
  private RangeCases() {}

  /** Gives false when the loop is to stop. */
  private interface Body {
    boolean run(int number) throws Throwable;
  }

  private interface Numbers {
    void each(Body body) throws Throwable;
  }

  private static Numbers panicsIfStopped(int... numbers) {
    return body -> {
      for (int n : numbers) {
        if (!body.run(n)) {
          panic("stopped");
        }
      }
    };
  }

  private static Numbers passing(Numbers numbers) {
    return body -> numbers.each(body);
  }

  private static Numbers endsAtPanic(int... numbers) {
    return body -> {
      for (int n : numbers) {
        boolean[] goesOn = {false};
        call(
            () -> {
              defer(() -> recover());
              goesOn[0] = body.run(n);
            });
        if (!goesOn[0]) {
          return;
        }
      }
    };
  }

  private static Numbers goesOnAfterPanic(int... numbers) {
    return body -> {
      for (int n : numbers) {
        call(
            () -> {
              defer(() -> recover());
              body.run(n);
            });
      }
    };
  }

  private static void upTo(int last, Numbers numbers) throws Throwable {
    List<Integer> seen = new ArrayList<>();
    defer(() -> println(recover(), spaced(seen)));
    numbers.each(
        n -> {
          seen.add(n);
          return n != last;
        });
    println("not reached");
  }

  private static String spaced(List<Integer> numbers) {
    return String.join(" ", numbers.stream().map(String::valueOf).toList());
  }

  @GoTest("cmd/compile rangefunc_test.go TestPanickyIterator1")
  static void iteratorPanics() throws Throwable {
    upTo(4, panicsIfStopped(1, 2, 3, 4));
  }

  @GoTest("cmd/compile rangefunc_test.go TestPanickyIterator1Check")
  static void wrappedIteratorPanics() throws Throwable {
    upTo(4, passing(panicsIfStopped(1, 2, 3, 4)));
  }

  @GoTest("cmd/compile rangefunc_test.go TestPanickyIterator4, the body a function")
  static void iteratorRecoversTheBodysPanic() throws Throwable {
    List<Integer> seen = new ArrayList<>();
    endsAtPanic(1, 2, 3, 4)
        .each(
            n -> {
              seen.add(n);
              if (n == 3) {
                panic("at 3");
              }
              return true;
            });
    println("recovered by the iterator", spaced(seen));
  }

  @GoTest("cmd/compile rangefunc_test.go TestPanickyIterator4, with an exit")
  static void iteratorCannotStopTheBodysExit() throws Throwable {
    List<Integer> seen = new ArrayList<>();
    defer(() -> println(recover(), spaced(seen)));
    endsAtPanic(1, 2, 3, 4)
        .each(
            n -> {
              seen.add(n);
              if (n == 3) {
                Goexit.exit();
              }
              return true;
            });
    println("not reached");
  }

  @GoTest("cmd/compile rangefunc_test.go TestRunBodyAfterPanic, the body a function")
  static void iteratorGoesOnAfterTheBodysPanic() throws Throwable {
    List<Integer> seen = new ArrayList<>();
    goesOnAfterPanic(0, 1)
        .each(
            n -> {
              seen.add(n);
              if (n == 0) {
                panic("at 0");
              }
              return true;
            });
    println("run again", spaced(seen));
  }

  @GoTest("cmd/compile rangefunc_test.go TestRunBodyAfterPanic, with an exit")
  static void iteratorCannotGoOnAfterTheBodysExit() throws Throwable {
    List<Integer> seen = new ArrayList<>();
    defer(() -> println(recover(), spaced(seen)));
    goesOnAfterPanic(0, 1)
        .each(
            n -> {
              seen.add(n);
              if (n == 0) {
                Goexit.exit();
              }
              return true;
            });
    println("not reached");
  }

  @GoTest("cmd/compile rangefunc_test.go TestPanicReturns f")
  static void resultOfTheLoopStandsUnderAPanic() {
    println(returnInLoop());
  }

  private static String returnInLoop() {
    defer(() -> recover());
    defer(() -> panic("over the return"));
    for (String s : List.of("returned in the loop")) {
      return s;
    }
    return "not reached";
  }

  @GoTest("test/fixedbugs/issue71675.go f")
  static void panicInTheLoopsStatement() throws Throwable {
    call(
        () -> {
          defer(() -> println("first"));
          for (int i = 0; i < 1; i = nextOrPanic(i)) {
            defer(() -> println("recovered", recover()));
          }
        });
    println("returned");
  }

  private static int nextOrPanic(int i) {
    if (i == 0) {
      panic("next");
    }
    return i + 1;
  }
}
