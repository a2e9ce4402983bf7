package dev.goexit.gotests;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.gotests.Cases.call;
import static dev.goexit.gotests.Cases.deepen;
import static dev.goexit.gotests.Cases.justPanic;
import static dev.goexit.gotests.Cases.kind;
import static dev.goexit.programs.Print.println;

import dev.goexit.Deferred;
import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goroutine;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** src/runtime/defer_test.go, test/defer*.go and test/abi. */
@Defers
final class DeferCases {
  private static int three = 3;
  private static int made;
  private static int evaluated;
  private static int passed;
  private static int ran;

  private DeferCases() {}

  @GoTest("runtime/defer_test.go TestUnconditionalPanic")
  static void unconditionalPanic() {
    defer(() -> println("recovered", recover()));
    throw panic("always");
  }

  @GoTest("runtime/defer_test.go TestOpenAndNonOpenDefers")
  static void openAndNonOpenDefers() {
    while (true) {
      defer(n -> println("from the loop", n, recover()), 3);
      if (three > 2) {
        break;
      }
    }
    singleDefer(47);
    panic("looped");
  }

  @GoTest("runtime/defer_test.go TestNonOpenAndOpenDefers")
  static void nonOpenAndOpenDefers() {
    singleDefer(47);
    while (true) {
      defer(n -> println("from the loop", n, recover()), 3);
      if (three > 2) {
        break;
      }
    }
    panic("looped");
  }

  private static void singleDefer(int n) {
    defer(argument -> println("single", argument, recover()), 4);
    if (n > 2) {
      panic("single");
    }
  }

  @GoTest("runtime/defer_test.go TestConditionalDefers")
  static void conditionalDefers() throws Throwable {
    for (int n : new int[] {3, 8, 9}) {
      call(
          () -> {
            defer(() -> println(n, recover()));
            conditional(n);
          });
    }
  }

  private static void conditional(int n) {
    defer(() -> println("1"));
    if (n > 5) {
      defer(() -> println("2"));
      if (n > 8) {
        defer(() -> println("3"));
      } else {
        defer(() -> println("4"));
      }
    }
    panic("conditional");
  }

  @GoTest("runtime/defer_test.go TestDisappearingDefer")
  static void disappearingDefer() {
    if (Boolean.FALSE) {
      defer(() -> println("not registered"));
    }
    println("end");
  }

  @GoTest("runtime/defer_test.go TestAbortedPanic")
  static void abortedPanic() {
    defer(() -> println("outer", recover()));
    defer(() -> println("inner", recover()));
    defer(() -> panic("newer"));
    panic("older");
  }

  @GoTest("runtime/defer_test.go TestRecoverMatching")
  static void recoverMatching() {
    defer(() -> println("run by the panic", recover()));
    defer(() -> defer(() -> println("run by a return", recover())));
    panic("P");
  }

  private record Six(long x, long y, long z, long w, long p, long q) {}

  @GoTest("runtime/defer_test.go TestNonSSAableArgs")
  static void nonSsaAbleArguments() {
    defer(() -> println("evaluated", made, evaluated, passed));
    defer(array -> println("array", array[4]), makeArray());
    defer(six -> println("literal", six.y()), new Six(1, 2, 3, 4, 5, evaluate(6)));
    Six held = new Six(0, 0, 4, 0, 0, 0);
    defer(six -> println("field", six.z()), held);
    defer(six -> println("field of a result", six.z()), pass(held));
    held = new Six(0, 0, 99, 0, 0, 0);
  }

  private static byte[] makeArray() {
    made++;
    byte[] array = new byte[128];
    array[4] = 5;
    return array;
  }

  private static long evaluate(long n) {
    evaluated++;
    return n;
  }

  private static Six pass(Six six) {
    passed++;
    return six;
  }

  @GoTest("runtime/defer_test.go TestDeferForFuncWithNoExit")
  static void functionWithNoExit() {
    noExit();
    println("caller goes on");
  }

  private static void noExit() {
    int[] changed = {1};
    defer(() -> println("changed", changed[0], "recovered", recover()));
    deepen(1000);
    changed[0] = 2;
    justPanic();
    while (true) {
      Thread.onSpinWait();
    }
  }

  @GoTest("runtime/defer_test.go TestDeferWithRepeatedRepanics")
  static void repeatedRepanics() {
    interpret(0, 6, 2);
    panicBelow(0, 10);
    interpret(0, 5, 1);
    panicBelow(0, 10);
    interpret(0, 6, 3);
    panicBelow(0, 10);
  }

  private static void interpret(int level, int levels, int handled) {
    defer(
        () -> {
          Object e = recover();
          if (e == null) {
            return;
          }
          println("level", level, "gets", e);
          if (level != (int) e) {
            panic(e);
          }
        });
    if (level + 1 < levels) {
      interpret(level + 1, levels, handled);
    } else {
      panic(handled);
    }
  }

  private static void panicBelow(int level, int levels) {
    defer(() -> println("then", recover()));
    panicDeep(level, levels);
  }

  private static void panicDeep(int level, int levels) {
    if (level + 1 < levels) {
      panicDeep(level + 1, levels);
    } else {
      panic("deep");
    }
  }

  @GoTest("runtime/defer_test.go TestIssue37688")
  static void openCodedAndLoopedAtDepth() throws Throwable {
    for (int i = 0; i < 10; i++) {
      mixedDefers();
      call(() -> mixedDefers());
    }
    println("ran", ran);
  }

  private static void mixedDefers() {
    Deferred count = () -> ran++;
    for (int i = 0; i < 1; i++) {
      defer(count);
    }
    defer(count);
    defer(count);
    manyArguments(1, 2, 3, 4, 5, 6, 7, 8, 9);
    deepen(2000);
  }

  private static void manyArguments(int a, int b, int c, int d, int e, int f, int g, int h, int i) {
    defer(() -> ran++);
    defer(
        () -> {
          if (recover() != null && a + b + c + d + e + f + g + h + i == 45) {
            ran++;
          }
        });
    panic("many arguments");
  }

  @GoTest("runtime/defer_test.go TestIssue43921")
  static void nestedPanicAfterLoopedDefer() throws Throwable {
    defer(() -> println("outer", recover()));
    call(
        () -> {
          while (true) {
            defer(() -> {});
            break;
          }
          defer(
              () -> {
                defer(() -> println("inner", recover()));
                panic(4);
              });
          panic(1);
        });
  }

  @GoTest("runtime/defer_test.go TestIssue43920")
  static void deepNestOfPanicsInDeferredCalls() throws Throwable {
    defer(() -> println("a", recover()));
    defer(
        () -> {
          defer(
              () -> {
                defer(() -> println("b", recover()));
                defer(() -> panic(5));
                call(() -> panic(4));
              });
          defer(() -> println("c", recover()));
          defer(() -> panic(3));
        });
    call(
        () -> {
          defer(() -> println("step 1"));
          panic(1);
        });
  }

  @GoTest("runtime/defer_test.go TestIssue43941")
  static void deepNestWithExactOrder() throws Throwable {
    defer(() -> println("a", recover()));
    call(
        () -> {
          call(
              () -> {
                defer(
                    () -> {
                      defer(() -> println("b", recover()));
                      defer(() -> panic(3));
                      panic(2);
                    });
                defer(() -> println("c", recover()));
                defer(() -> panic(1));
              });
          defer(() -> {});
          defer(() -> {});
          defer(() -> println("step 10"));
          defer(() -> println("step 9"));
          println("step 8");
        });
    call(
        () -> {
          defer(() -> println("step 13"));
          defer(() -> println("step 12"));
          call(
              () -> {
                defer(() -> println("step 11"));
                panic(4);
              });
          defer(() -> {});
          defer(() -> panic(-1));
          defer(() -> println("not reached"));
        });
  }

  @GoTest("test/defer.go test1")
  static void loopOfTen() throws Throwable {
    call(
        () -> {
          for (int i = 0; i < 10; i++) {
            defer(System.out::print, i);
          }
        });
    println();
  }

  @GoTest("test/defer.go test2")
  static void loopOfTenVariadic() throws Throwable {
    call(
        () -> {
          for (int i = 0; i < 10; i++) {
            int n = i;
            defer(() -> printAll(n));
          }
        });
    println();
  }

  private static void printAll(Object... values) {
    for (Object value : values) {
      System.out.print(value);
    }
  }

  @GoTest("test/defernil.go")
  static void nilFunction() throws Throwable {
    int[] reached = {0};
    defer(() -> println(kind(recover()), reached[0]));
    call(
        () -> {
          Deferred none = null;
          defer(none);
          reached[0] = 1;
        });
  }

  @GoTest("test/deferfin.go")
  static void deferredCallsKeepNothingAlive() throws InterruptedException {
    List<WeakReference<byte[]>> held = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      byte[] array = new byte[64];
      held.add(new WeakReference<>(array));
      Goroutine goroutine = goroutineThatDefers(array);
      goroutine.join();
    }
    while (held.stream().anyMatch(reference -> reference.get() != null)) {
      System.gc();
    }
    println("dropped", held.size());
  }

  private static Goroutine goroutineThatDefers(byte[] array) {
    byte[][] holder = {array};
    return Go.go(
        () -> {
          byte[] captured = holder[0];
          holder[0] = null;
          defer(() -> captured[0]++);
        });
  }

  @GoTest("test/abi/defer_recover_results.go")
  static void resultsAfterRecovery() {
    println(resultsKept());
  }

  private static String resultsKept() {
    defer(
        () -> {
          recover();
          Go.setResult("kept");
        });
    throw panic("XXX");
  }

  private interface ThreeInts {
    void take(int x, int y, int z);
  }

  @GoTest("test/abi/open_defer_1.go")
  static void interfaceMethodWithArguments() throws Throwable {
    int x = -1;
    int y = -2;
    int z = -3;
    call(
        () -> {
          ThreeInts i = (a, b, c) -> println(a, b, c);
          defer(() -> i.take(x, y, z));
          defer(() -> recover());
          panic("XXX");
        });
  }

  @GoTest("test/abi/defer_aggregate.go")
  static void aggregateArguments() {
    aggregate("foo", 10101, 3030303, 505050505);
  }

  private static void aggregate(String a, long b, long c, long d) {
    defer((first, second) -> println(first, b, second), a, c);
    println(d);
  }

  @GoTest("test/abi/wrapdefer_largetmp.go")
  static void largeTemporary() {
    made = 0;
    int[] first = large();
    defer(array -> println("deferred", array[20]), first);
    println(large()[20]);
  }

  private static int[] large() {
    made++;
    int[] array = new int[45];
    array[20] = made;
    return array;
  }
}
