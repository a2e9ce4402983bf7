package dev.goexit.gotests;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.gotests.Cases.call;
import static dev.goexit.gotests.Cases.deepen;
import static dev.goexit.gotests.Cases.kind;
import static dev.goexit.programs.Print.println;

import dev.goexit.Deferred;
import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;

/**
 * src/runtime/callers_test.go, stack_test.go and debug/stack_test.go: what a deferred call sees of
 * the stack, and what it sees of variables after deep recursion.
 */
@Defers
final class StackCases {
  private static Object sink;

  private StackCases() {}

  private static void bottom(GoBody body) throws Throwable {
    body.run();
  }

  private static String f1(boolean panics) {
    return f2(panics);
  }

  private static String f2(boolean panics) {
    return f3(panics);
  }

  private static String f3(boolean panics) {
    if (panics) {
      panic("f3");
    }
    return Functions.onStack();
  }

  private static void f1exits() {
    f2exits();
  }

  private static void f2exits() {
    Goexit.exit();
  }

  private static int zero() {
    return 0;
  }

  @GoTest("runtime/callers_test.go TestCallers")
  static void callers() throws Throwable {
    bottom(() -> println(f1(false)));
  }

  @GoTest("runtime/callers_test.go TestCallersPanic")
  static void callersPanic() throws Throwable {
    bottom(
        () -> {
          defer(
              () -> {
                println(Functions.onStack());
                println("recovered", recover());
                println(Functions.onStack());
              });
          f1(true);
        });
  }

  @GoTest("runtime/callers_test.go TestCallersDoublePanic")
  static void callersDoublePanic() throws Throwable {
    bottom(
        () -> {
          defer(
              () -> {
                defer(
                    () -> {
                      println(Functions.onStack());
                      recover();
                    });
                recover();
                panic(2);
              });
          panic(1);
        });
  }

  @GoTest("runtime/callers_test.go TestCallersAfterRecovery")
  static void callersAfterRecovery() throws Throwable {
    bottom(
        () -> {
          defer(() -> println(Functions.onStack()));
          defer(() -> recover());
          f1(true);
        });
  }

  @GoTest("runtime/callers_test.go TestCallersAbortedPanic")
  static void callersAbortedPanic() throws Throwable {
    bottom(
        () -> {
          defer(() -> println("left", recover()));
          defer(() -> println(Functions.onStack()));
          defer(() -> println("recovered", recover()));
          defer(() -> panic("newer"));
          panic("older");
        });
  }

  @GoTest("runtime/callers_test.go TestCallersAbortedPanic2")
  static void callersAbortedPanicFurtherOut() throws Throwable {
    bottom(
        () -> {
          defer(() -> println("left", recover()));
          defer(() -> println(Functions.onStack()));
          call(
              () -> {
                defer(() -> println("recovered", recover()));
                call(
                    () -> {
                      defer(() -> panic("newer"));
                      panic("older");
                    });
              });
        });
  }

  @GoTest("runtime/callers_test.go TestCallersNilPointerPanic")
  static void callersNilPointerPanic() throws Throwable {
    int[] none = null;
    bottom(
        () -> {
          defer(
              () -> {
                println(kind(recover()));
                println(Functions.onStack());
              });
          sink = none[0];
        });
  }

  @GoTest("runtime/callers_test.go TestCallersDivZeroPanic")
  static void callersDivZeroPanic() throws Throwable {
    int zero = zero();
    bottom(
        () -> {
          defer(
              () -> {
                println(kind(recover()));
                println(Functions.onStack());
              });
          sink = 5 / zero;
        });
  }

  @GoTest("runtime/callers_test.go TestCallersDeferNilFuncPanic")
  static void callersDeferNilFuncPanic() throws Throwable {
    bottom(
        () -> {
          int[] state = {1};
          defer(
              () -> {
                println(kind(recover()), state[0]);
                println(Functions.onStack());
              });
          Deferred none = null;
          defer(none);
          state[0] = 2;
        });
  }

  @GoTest("runtime/callers_test.go TestCallersDeferNilFuncPanicWithLoop")
  static void callersDeferNilFuncPanicWithLoop() throws Throwable {
    bottom(
        () -> {
          int[] state = {1};
          defer(
              () -> {
                println(kind(recover()), state[0]);
                println(Functions.onStack());
              });
          for (int i = 0; i < 1; i++) {
            Deferred none = null;
            defer(none);
          }
          state[0] = 2;
        });
  }

  @GoTest("rule E4 a panic over a panic")
  static void panicOverPanic() throws Throwable {
    bottom(
        () -> {
          defer(
              () -> {
                println(Functions.onStack());
                recover();
              });
          defer(() -> panic(f1(false)));
          f1(true);
        });
  }

  @GoTest("rule E5 an exit")
  static void exit() throws Throwable {
    bottom(
        () -> {
          defer(() -> println(Functions.onStack()));
          f1exits();
        });
  }

  @GoTest("rule E5 a panic over an exit")
  static void panicOverExit() throws Throwable {
    bottom(
        () -> {
          defer(
              () -> {
                println(Functions.onStack());
                recover();
              });
          defer(
              () -> {
                f1(true);
              });
          f1exits();
        });
  }

  @GoTest("rule E5 an exit over a panic")
  static void exitOverPanic() throws Throwable {
    bottom(
        () -> {
          defer(() -> println(Functions.onStack()));
          defer(() -> f1exits());
          f1(true);
        });
  }

  @GoTest("rule E6 a return")
  static void onReturn() throws Throwable {
    bottom(() -> defer(() -> println(Functions.onStack())));
  }

  private static void set(int[] target, int value) {
    target[0] = value;
  }

  private static void deepenAndCall(int n, GoBody body) throws Throwable {
    if (n == 0) {
      body.run();
      return;
    }
    deepenAndCall(n - 1, body);
  }

  @GoTest("runtime/stack_test.go TestDeferPtrs")
  static void variablesAfterRecursion() {
    int[] y = {0};
    defer(() -> println(y[0]));
    defer(() -> set(y, 42));
    deepen(1000);
  }

  @GoTest("runtime/stack_test.go TestDeferPtrsGoexit")
  static void variablesUnderAnExit() throws InterruptedException {
    variablesAtEachDepth(() -> Goexit.exit());
  }

  @GoTest("runtime/stack_test.go TestDeferPtrsPanic")
  static void variablesUnderAPanic() throws InterruptedException {
    variablesAtEachDepth(() -> panic(1));
  }

  private static void variablesAtEachDepth(GoBody end) throws InterruptedException {
    BlockingQueue<Integer> values = new ArrayBlockingQueue<>(1);
    for (int i = 0; i < 100; i++) {
      int depth = i;
      Go.go(
          () -> {
            int[] y = {0};
            defer(
                () -> {
                  if (!Goexit.isExiting() && recover() == null) {
                    y[0] = -1;
                  }
                  values.put(y[0]);
                });
            defer(() -> set(y, 42));
            deepenAndCall(depth, end);
          });
      int value = values.take();
      if (value != 42) {
        println("at depth", depth, value);
      }
    }
  }

  @GoTest("runtime/stack_test.go TestDeferLeafSigpanic")
  static void runTimeErrorInALeaf() {
    defer(
        () -> {
          println(kind(recover()));
          System.gc();
        });
    leaf(null);
  }

  private static void leaf(int[] none) {
    none[0] = 0;
  }

  private static long panicsSeen() {
    return Functions.onStack().split("panic <", -1).length - 1;
  }

  @GoTest("runtime/stack_test.go TestPanicUseStack")
  static void panicsInDeferredCallsAtDepth() throws Throwable {
    bottom(
        () -> {
          defer(
              () -> {
                println(recover(), panicsSeen());
                deepenAndCall(
                    100,
                    () -> {
                      defer(
                          () -> {
                            println(recover(), panicsSeen());
                            deepenAndCall(
                                200,
                                () -> {
                                  defer(() -> println(recover(), panicsSeen()));
                                  panic(3);
                                });
                          });
                      panic(2);
                    });
              });
          panic(1);
        });
  }

  @GoTest("runtime/stack_test.go TestPanicFar")
  static void panicFarBelow() throws Throwable {
    bottom(
        () -> {
          defer(() -> println(Functions.onStack()));
          defer(() -> println(recover()));
          deepenAndCall(100, () -> panic(1));
        });
  }

  @GoTest("runtime/stack_test.go TestStackPanic")
  static void panicAfterRecursion() {
    defer(() -> println(recover()));
    deepen(32);
    panic("test panic");
  }

  private static int heapAndStack(int n) {
    if (n == 0) {
      return 0;
    }
    if (n % 2 == 0) {
      for (int i = 0; i < 2; i++) {
        defer(() -> Go.setResult((int) Go.result() + 1));
      }
    } else {
      defer(() -> Go.setResult((int) Go.result() + 1));
      defer(() -> Go.setResult((int) Go.result() + 1));
    }
    return heapAndStack(n - 1);
  }

  @GoTest("runtime/stack_test.go TestDeferHeapAndStack")
  static void loopedAndSingleDefers() {
    for (int n = 0; n < 10; n++) {
      System.out.print(heapAndStack(n) + " ");
    }
    println();
  }

  @GoTest("runtime/stack_test.go TestStackOutput")
  static void dumpBeginsWithGoroutine() {
    println(Goroutine.current().dump().startsWith("goroutine "));
  }

  @GoTest("runtime/stack_test.go TestStackAllOutput")
  static void dumpOfAllBeginsWithGoroutine() throws InterruptedException {
    CountDownLatch ready = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Goroutine other =
        Go.go(
            () -> {
              ready.countDown();
              goOn.await();
            });
    ready.await();
    String stacks = Goroutine.dumpAll();
    goOn.countDown();
    other.join();
    println(stacks.startsWith("goroutine "));
    println(("\n" + stacks).split("\ngoroutine ", -1).length - 1 > 2);
  }

  private static int marked;

  private static void mark() {
    marked = new Throwable().getStackTrace()[1].getLineNumber();
  }

  /** Where the panic was raised, by lines below the one marked. */
  private static int panicLine() {
    boolean panicked = false;
    for (StackTraceElement frame : Goroutine.current().stackTrace()) {
      if (panicked) {
        return frame.getLineNumber() - marked;
      }
      panicked = frame.getMethodName().equals("panic");
    }
    return -1;
  }

  @GoTest("test/fixedbugs/issue5856.go")
  static void lineOfThePanic() {
    defer(() -> println("line", panicLine(), recover()));
    mark();
    panic("panic");
  }

  @GoTest("test/fixedbugs/bug347.go")
  static void lineOfTheRunTimeError() {
    defer(
        () -> {
          recover();
          println("line", panicLine());
        });
    int[] none = noNumbers();
    mark();
    sink = none[0];
  }

  @GoTest("test/fixedbugs/bug348.go")
  static void lineOfTheRunTimeErrorFurtherIn() {
    defer(
        () -> {
          println("line", panicLine());
          recover();
        });
    dereferencesInLoop(null);
  }

  private static int[] noNumbers() {
    return null;
  }

  private static void dereferencesInLoop(int[] none) {
    mark();
    for (int i : none) {
      sink = i;
    }
  }

  @GoTest("runtime/crash_test.go TestGoexitDefer")
  static void recoverGivesNullUnderAnExit() {
    defer(() -> println("recover gives", recover()));
    Goexit.exit();
  }

  @GoTest("runtime/crash_test.go TestCrashHandler")
  static void runTimeErrorsOnSeveralThreads() throws Throwable {
    for (int i = 0; i < 2; i++) {
      Goroutine other =
          Go.go(
              () -> {
                defer(() -> println("recovered", recover() != null));
                leaf(null);
                println("not reached");
              });
      other.join();
      call(
          () -> {
            defer(() -> println("recovered here", recover() != null));
            leaf(null);
          });
    }
  }

  @GoTest("runtime/crash_test.go TestRuntimePanicWithRuntimeError")
  static void runTimeErrorsAreOfTheirType() throws Throwable {
    int[] two = {0, 0};
    Object text = "text";
    List<Deferred> bodies =
        List.of(
            () -> sink = two[zero() + 2],
            () -> sink = new int[zero() - 1],
            () -> sink = (Integer) text);
    for (Deferred body : bodies) {
      call(
          () -> {
            defer(() -> println(kind(recover())));
            body.run();
          });
    }
  }

  /** Go: a method promoted through embedding. Here: through an interface. */
  private interface Panicking {
    default void panics() {
      panic("panics");
    }
  }

  private record Embedding() implements Panicking {}

  @GoTest("runtime/stack_test.go TestStackWrapperStackPanic")
  static void wrapperIsNotOnThePanickingStack() throws Throwable {
    bottom(
        () -> {
          defer(
              () -> {
                recover();
                println(Functions.onStack());
              });
          Panicking i = new Embedding();
          i.panics();
        });
  }

  private static final class StackOwner {
    String pointerMethod() {
      return Functions.onStack();
    }

    String method() {
      return pointerMethod();
    }
  }

  @GoTest("runtime/debug/stack_test.go TestStack")
  static void framesAndTheirOrder() throws Throwable {
    bottom(() -> println(new StackOwner().method()));
  }

  private static final class Inner {
    private int n;

    int notOnTheStack() {
      return n;
    }
  }

  private static int onTheStack(Inner none) {
    return none.notOnTheStack();
  }

  /** Go: a method promoted through a nil pointer. */
  @GoTest("test/fixedbugs/issue33724.go")
  static void methodThatWasNotEntered() throws Throwable {
    bottom(
        () -> {
          defer(
              () -> {
                println(kind(recover()));
                String names = Functions.onStack();
                println(names.contains("onTheStack"), names.contains("notOnTheStack"));
              });
          sink = onTheStack(null);
        });
  }

  private static final class Point {
    private int x;
    private int y;
  }

  private static void negate(Point p) {
    p.x = -p.x;
    p.y = -p.y;
  }

  @GoTest("runtime/crash_test.go TestPanicInlined")
  static void inlinedFunctionIsOnTheStack() throws Throwable {
    for (int i = 0; i < 20_000; i++) {
      negate(new Point());
    }
    bottom(
        () -> {
          defer(
              () -> {
                println(kind(recover()));
                println(Functions.onStack().contains("negate"));
              });
          negate(null);
        });
  }

  @GoTest("runtime/stack_test.go TestDeferLiveness")
  static void whatADeferredCallHoldsLives() throws Throwable {
    defer(() -> println(recover()));
    call(
        () -> {
          int[] values = {1, 2};
          defer(
              () -> {
                System.gc();
                println(values[0], values[1]);
              });
          System.gc();
          panic("after a collection");
        });
  }
}
