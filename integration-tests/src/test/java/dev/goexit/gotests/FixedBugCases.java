package dev.goexit.gotests;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.gotests.Cases.call;
import static dev.goexit.gotests.Cases.deepen;
import static dev.goexit.gotests.Cases.justPanic;
import static dev.goexit.gotests.Cases.kind;
import static dev.goexit.gotests.Cases.nothing;
import static dev.goexit.programs.Print.println;

import dev.goexit.Deferred;
import dev.goexit.DeferredOf;
import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

/** test/fixedbugs: results, arguments, panics and exits. */
@Defers
final class FixedBugCases {
  private static Object seen;
  private static int left;

  private FixedBugCases() {}

  private static int four() {
    return 4;
  }

  private static int resultAssigned() {
    defer(() -> Go.setResult((int) Go.result() + 1));
    int a = four();
    return a;
  }

  private static int resultForwarded() {
    defer(() -> Go.setResult((int) Go.result() + 1));
    return four();
  }

  @GoTest("test/fixedbugs/bug293.go")
  static void deferredCallChangesResult() {
    println(resultAssigned(), resultForwarded());
  }

  private static int assignedInLoop() {
    int[] val = {0};
    defer(
        () -> {
          recover();
          Go.setResult(val[0]);
        });
    while (true) {
      val[0] = 2;
      justPanic();
    }
  }

  @GoTest("test/fixedbugs/issue4066.go")
  static void resultOfRecoveredLoop() {
    println(assignedInLoop());
  }

  private static Boolean none() {
    return null;
  }

  private static boolean assignsNothing() {
    defer(() -> recover());
    boolean bad = none() | true;
    return bad;
  }

  private static boolean returnsNothing() {
    defer(() -> recover());
    return none() | true;
  }

  private static boolean returnsNothingNamed() {
    defer(
        () -> {
          recover();
          Go.setResult(Go.result());
        });
    return none() | true;
  }

  @GoTest("test/fixedbugs/issue43835.go f")
  static void failingExpressionAssignsNothing() {
    println(assignsNothing());
  }

  @GoTest("test/fixedbugs/issue43835.go g")
  static void failingExpressionReturnsNothing() {
    println(returnsNothing());
  }

  @GoTest("test/fixedbugs/issue43835.go h")
  static void failingExpressionLeavesResult() {
    println(returnsNothingNamed());
  }

  private static int setInLoop() {
    while (true) {
      defer(
          () -> {
            recover();
            Go.setResult(1);
          });
      panic(null);
    }
  }

  private static int setAfterNilPanic() {
    defer(
        () -> {
          recover();
          Go.setResult(1);
        });
    throw panic(null);
  }

  private static int setEitherWay(boolean panics) {
    defer(
        () -> {
          recover();
          Go.setResult(1);
        });
    if (panics) {
      panic(null);
    }
    return 0;
  }

  @GoTest("test/fixedbugs/issue14725.go f1")
  static void resultSetInLoop() {
    println(setInLoop());
  }

  @GoTest("test/fixedbugs/issue14725.go f2")
  static void resultSetAfterNilPanic() {
    println(setAfterNilPanic());
  }

  @GoTest("test/fixedbugs/issue14725.go f3")
  static void resultSetEitherWay() {
    println(setEitherWay(true), setEitherWay(false));
  }

  private static int accumulated(int n) {
    defer(() -> seen = Go.result());
    if (n < 0) {
      return -1;
    }
    if (n <= 1) {
      return n;
    }
    int below = accumulated(n - 1);
    if (!seen.equals(below)) {
      panic("a deferred call saw another result");
    }
    return below + 1;
  }

  @GoTest("test/fixedbugs/issue16249.go")
  static void deferredCallSeesResult() {
    for (int n : new int[] {-1, 0, 1, 2, 500}) {
      println(accumulated(n));
    }
  }

  @GoTest("test/fixedbugs/bug364.go")
  static void variableOfTheLoop() throws Throwable {
    call(
        () -> {
          int v = 0;
          for (int i = 0; i < 3; i++) {
            v += 10;
            defer(n -> println(n), v);
          }
        });
  }

  private static int received(Queue<Integer> queue) {
    println("receives");
    return queue.remove();
  }

  @GoTest("test/fixedbugs/issue8039.go")
  static void argumentIsReceivedAtTheStatement() throws Throwable {
    call(
        () -> {
          Queue<Integer> queue = new ArrayDeque<>(List.of(1));
          defer(n -> println("deferred", n), received(queue));
          println("body", queue.size());
        });
  }

  private static Map<Integer, Boolean> emptied() {
    Map<Integer, Boolean> map = new HashMap<>();
    for (int i = 0; i < 3; i++) {
      map.put(i, true);
      defer(Map::remove, map, i);
    }
    return map;
  }

  @GoTest("test/fixedbugs/issue19710.go")
  static void deferredRemove() {
    println(emptied().size());
  }

  @GoTest("test/fixedbugs/issue8047.go")
  static void nilFunctionAfterDepth() {
    defer(() -> println(kind(recover())));
    Deferred none = null;
    defer(none);
    deepen(1000);
    println("reached");
  }

  @GoTest("test/fixedbugs/issue8047b.go")
  static void nilFunctionReplacesPanic() throws Throwable {
    defer(() -> println(kind(recover())));
    call(
        () -> {
          Deferred none = null;
          defer(none);
          panic(1);
        });
  }

  private static RecoverCases.Recovering noObject() {
    return null;
  }

  @GoTest("test/fixedbugs/issue6055.go")
  static void nilObjectDuringCollection() throws Throwable {
    defer(() -> println(kind(recover())));
    call(
        () -> {
          defer(() -> System.gc());
          defer(noObject()::m);
        });
  }

  @GoTest("test/fixedbugs/issue15975.go")
  static void nilObjectFailsAtTheStatement() throws Throwable {
    defer(() -> println(kind(recover())));
    call(
        () -> {
          defer(noObject()::m);
          println("not reached");
        });
  }

  @GoTest("test/fixedbugs/issue22881.go")
  static void mapIsUntouchedWhenTheValuePanics() throws Throwable {
    Map<Integer, Integer> map = new HashMap<>();
    int zero = 0;
    int[] empty = {};
    int[] none = null;
    List<Deferred> assignments =
        List.of(
            () -> map.put(0, none[0]),
            () -> map.put(0, map.get(0) + 1),
            () -> map.put(0, 1 / zero),
            () -> map.put(0, empty[zero]));
    for (Deferred assignment : assignments) {
      call(
          () -> {
            defer(() -> println(kind(recover()), map.size()));
            assignment.run();
          });
    }
  }

  @GoTest("test/fixedbugs/issue48898.go")
  static void laterFramesStillDefer() throws Throwable {
    defer(() -> println(recover()));
    call(
        () -> {
          call(
              () -> {
                defer(
                    () -> {
                      defer(() -> recover());
                      defer(() -> panic(3));
                      panic(2);
                    });
                defer(() -> recover());
                panic(1);
              });
          defer(() -> {});
        });
    int x = 123;
    call(
        () -> {
          defer(() -> println(x));
          call(
              () -> {
                defer(() -> {});
                panic(4);
              });
        });
  }

  @GoTest("test/fixedbugs/issue43942.go")
  static void deferredPanicOverPanicAfterNests() throws Throwable {
    defer(() -> println("a", recover()));
    call(
        () -> {
          println("b", recover());
          defer(
              () ->
                  defer(
                      () -> {
                        defer(
                            () -> {
                              defer(() -> println("c", recover()));
                              defer(() -> panic(3));
                              panic(2);
                            });
                        defer(() -> println("d", recover()));
                        panic(1);
                      }));
        });
    call(
        () -> {
          while (true) {
            defer(() -> defer(() -> panic(5)));
            break;
          }
          panic(4);
        });
  }

  @GoTest("test/fixedbugs/issue8158.go")
  static void exitAfterRecoverLeavesNoRecord() throws InterruptedException {
    for (int i = 0; i < 2; i++) {
      Goroutine goroutine =
          Go.go(
              () -> {
                defer(
                    () -> {
                      println("recovered", recover());
                      Goexit.exit();
                    });
                panic("p");
              });
      goroutine.join();
      System.gc();
    }
  }

  @GoTest("test/fixedbugs/issue11256.go")
  static void manyGoroutinesExit() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      AtomicBoolean done = new AtomicBoolean();
      Goroutine goroutine =
          Go.go(
              () -> {
                while (!done.get()) {
                  Go.gosched();
                }
                left++;
                Goexit.exit();
              });
      done.set(true);
      goroutine.join();
    }
    println("left", left);
  }

  private static void print(Object receiver) {
    println("method value");
  }

  @GoTest("test/fixedbugs/issue16331.go")
  static void madeFunctionsAtDepth() throws InterruptedException {
    Goroutine made =
        Go.go(
            () -> {
              Deferred function = () -> println("made function");
              defer(function);
              deepen(1000);
            });
    made.join();
    Goroutine method =
        Go.go(
            () -> {
              DeferredOf<Object> function = FixedBugCases::print;
              defer(function, "receiver");
              deepen(1000);
            });
    method.join();
  }

  private static void recoverInHelper() {
    println("helper", recover());
  }

  private static void recoverInClosure() throws Throwable {
    call(() -> println("closure of a helper", recover()));
  }

  private static void ignoringArgument(int n) {
    recoverInHelper();
    nothing();
  }

  private static int withResult() throws Throwable {
    recoverInClosure();
    return 0;
  }

  private interface Promoted {
    default void m() {
      recoverInHelper();
      nothing();
    }
  }

  private record Embedding(String text) implements Promoted {}

  @GoTest("test/fixedbugs/issue73916.go")
  static void helperBelowFunctionWithArgument() throws Throwable {
    defer(() -> println("still", recover()));
    call(
        () -> {
          defer(() -> ignoringArgument(1));
          panic("XXX");
        });
  }

  @GoTest("test/fixedbugs/issue73916b.go")
  static void helperBelowFunctionWithResult() throws Throwable {
    defer(() -> println("still", recover()));
    call(
        () -> {
          defer(() -> withResult());
          panic("XXX");
        });
  }

  @GoTest("test/fixedbugs/issue73917.go")
  static void helperBelowPromotedMethod() throws Throwable {
    defer(() -> println("still", recover()));
    call(
        () -> {
          DeferredOf<Embedding> f = Embedding::m;
          defer(f, new Embedding("by value"));
          panic("XXX");
        });
  }

  @GoTest("test/fixedbugs/issue73920.go")
  static void helperBelowPromotedInterfaceMethod() throws Throwable {
    defer(() -> println("still", recover()));
    call(
        () -> {
          DeferredOf<Promoted> f = Promoted::m;
          defer(f, new Embedding("by interface"));
          panic("XXX");
        });
  }

  private interface NotNull {
    void method();
  }

  @GoTest("test/fixedbugs/issue19040.go")
  static void methodOfANullPointer() {
    defer(() -> println(kind(recover())));
    NotNull none = null;
    none.method();
  }

  @GoTest("test/fixedbugs/issue40629.go")
  static void argumentsStandUnderAPanic() {
    int[] numbers = new int[40];
    Arrays.fill(numbers, 0x999);
    DeferredOf<int[]> check =
        p ->
            println(
                kind(recover()),
                Arrays.stream(p).min().orElseThrow() == 0x999,
                Arrays.stream(p).max().orElseThrow() == 0x999);
    defer(check, numbers);
    defer(() -> Go.go(() -> deepen(1000)).join());
    defer(() -> deepen(1000));
    int[] none = noNumbers();
    none[0] = 0;
    while (true) {
      nothing();
    }
  }

  private static int[] noNumbers() {
    return null;
  }
}
