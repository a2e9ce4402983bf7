package dev.goexit.gotests;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.gotests.Cases.call;
import static dev.goexit.gotests.Cases.kind;
import static dev.goexit.gotests.Cases.nothing;
import static dev.goexit.programs.Print.println;

import dev.goexit.Deferred;
import dev.goexit.DeferredOf;
import dev.goexit.Defers;
import dev.goexit.Go;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;

/** test/recover.go, recover1.go, recover2.go and recover3.go: who may recover, and what. */
@Defers
final class RecoverCases {
  private static Object sink;

  private RecoverCases() {}

  private static Object recoverTwice() {
    return recover();
  }

  /** Prints what a helper gets, what it gets itself, and what is left. */
  private static void mustRecover(Object name) {
    println("must recover", name, recoverTwice(), recover(), recover());
  }

  private static void mustNotRecover() {
    println("must not recover", recover());
  }

  private static void withoutRecover() {
    mustNotRecover();
    nothing();
  }

  private static void recursiveWithout(int n) {
    if (n == 0) {
      recursiveWithout(1);
      return;
    }
    println("recursive", recover());
  }

  @GoTest("test/recover.go test1")
  static void directCallRecovers() {
    defer(() -> mustNotRecover());
    defer(() -> mustRecover(1));
    defer(() -> withoutRecover());
    defer(() -> recursiveWithout(0));
    panic(1);
  }

  @GoTest("test/recover.go test1WithClosures")
  static void directCallRecoversInClosures() {
    defer(() -> println("last", recover()));
    defer(
        x -> {
          mustNotRecover();
          println("closure", recover(), x);
        },
        1);
    defer(
        () -> {
          mustNotRecover();
          nothing();
        });
    panic(1);
  }

  @GoTest("test/recover.go test2")
  static void recoverDeferred() {
    defer(() -> mustRecover(2));
    defer(Go::recover);
    panic(2);
  }

  @GoTest("test/recover.go test3")
  static void closureSquelches() {
    defer(() -> mustNotRecover());
    defer(() -> recover());
    panic(3);
  }

  @GoTest("test/recover.go test4")
  static void recoverDeferredInClosureSquelches() {
    defer(() -> mustNotRecover());
    defer(() -> defer(Go::recover));
    panic(4);
  }

  private static Object tryNamed(Deferred body, Object otherwise) {
    defer(
        () -> {
          Object value = recover();
          if (value != null) {
            Go.setResult(value);
          }
        });
    defer(body);
    return otherwise;
  }

  @GoTest("test/recover.go test5")
  static void closuresSetResults() {
    println(tryNamed(() -> panic(5), 55));
    println(tryNamed(() -> {}, "hi"));
    println(tryNamed(() -> panic(5), 55));
    println(tryNamed(() -> {}, "hi"));
  }

  private static void big(String name) {
    int[] x = new int[100_000];
    x[0] = 1;
    x[99_999] = 1;
    println(name, recover(), x[0] + x[99_999]);
  }

  @GoTest("test/recover.go test6")
  static void bigFrames() {
    defer(() -> big("not"));
    defer(() -> big("must"));
    panic(6);
  }

  @GoTest("test/recover.go test6WithClosures")
  static void bigFramesInClosures() {
    defer(
        () -> {
          int[] x = new int[100_000];
          x[99_999] = 1;
          println("not", recover(), x[99_999]);
        });
    defer(
        () -> {
          int[] x = new int[100_000];
          x[99_999] = 1;
          println("must", recover(), x[99_999]);
        });
    panic("6WithClosures");
  }

  @GoTest("test/recover.go test7")
  static void restOfTheDefersRuns() throws Throwable {
    boolean[] ok = {false};
    call(
        () -> {
          defer(() -> ok[0] = true);
          defer(() -> mustRecover(7));
          panic(7);
        });
    println("rest of the defers ran", ok[0]);
  }

  private static void variadic(int... numbers) {
    int sum = 0;
    for (int n : numbers) {
      sum += n;
    }
    if (recover() != null) {
      sum += 100;
    }
    Go.setResult(sum);
  }

  private static int variadicPanics() {
    defer(() -> variadic(1, 2, 3));
    throw panic(0);
  }

  private static int variadicReturns() {
    defer(() -> variadic(4, 5, 6));
    return 0;
  }

  @GoTest("test/recover.go test8a")
  static void variadicRecovers() {
    println(variadicPanics());
  }

  @GoTest("test/recover.go test8b")
  static void variadicAfterReturn() {
    println(variadicReturns());
  }

  /** An interface method, called through the interface. */
  interface Recovering {
    void m();
  }

  /** Go: a pointer receiver, no wrapper. */
  static final class ByPointer implements Recovering {
    @Override
    public void m() {
      println("M", recoverTwice(), recover(), recover());
    }
  }

  /** Go: a word-sized receiver. */
  record Word(int value) implements Recovering {
    @Override
    public void m() {
      println("M", recoverTwice(), recover(), recover());
    }
  }

  /** Go: a tiny receiver, a wrapper in the interface's table. Here: a default method. */
  interface Tiny extends Recovering {
    @Override
    default void m() {
      println("M", recoverTwice(), recover(), recover());
    }
  }

  /** As Tiny, but something panics and is recovered below it first. */
  static final class Deeper implements Recovering {
    @Override
    public void m() {
      badState();
      println("M", recoverTwice(), recover(), recover());
    }

    private void badState() {
      defer(() -> recover());
      Recovering inner = () -> panic("inner");
      inner.m();
    }
  }

  /** Reached through a bridge: the method that the interface names is synthetic. */
  interface Bridged<T> {
    T m();
  }

  static final class Large implements Bridged<String>, Recovering2 {
    @Override
    public String m() {
      println("M", recoverTwice(), recover(), recover());
      return "";
    }
  }

  /** Gives the bridged method a second descriptor. */
  interface Recovering2 {
    Object m();
  }

  /** Inherited: the method is another class's. */
  static class Enormous implements Recovering {
    private final byte[] bytes = new byte[8192];

    @Override
    public void m() {
      println("M", recoverTwice(), recover(), recover());
    }
  }

  static final class Heir extends Enormous {}

  /** With a big frame of its own. */
  static final class EnormousFrame implements Recovering {
    @Override
    public void m() {
      byte[] x = new byte[8192];
      x[1] = 1;
      println("M", recoverTwice(), recover(), recover(), x[1]);
    }
  }

  private static void deferMethod(Recovering i, Object name) {
    defer(() -> i.m());
    panic(name);
  }

  /** Go: a method value made by reflection. */
  private static void deferMethodValue(Object receiver, Object name) throws Throwable {
    Deferred f = proxy(Deferred.class, handle(receiver).bindTo(receiver));
    defer(f);
    panic(name);
  }

  /** Go: an unbound method made by reflection, called with its receiver. */
  private static <T> void deferMethodExpression(T receiver, Object name) throws Throwable {
    @SuppressWarnings("unchecked")
    DeferredOf<T> f = proxy(DeferredOf.class, handle(receiver));
    defer(f, receiver);
    panic(name);
  }

  private static MethodHandle handle(Object receiver) throws ReflectiveOperationException {
    Class<?> result = receiver instanceof Bridged<?> ? Object.class : void.class;
    return MethodHandles.lookup()
        .findVirtual(receiver.getClass(), "m", MethodType.methodType(result));
  }

  private static <T> T proxy(Class<T> type, MethodHandle target) {
    return MethodHandleProxies.asInterfaceInstance(type, target);
  }

  @GoTest("test/recover.go test9")
  static void methodOfClass() {
    deferMethod(new ByPointer(), 9);
  }

  @GoTest("test/recover.go test9reflect1")
  static void methodOfClassBound() throws Throwable {
    deferMethodValue(new ByPointer(), 9);
  }

  @GoTest("test/recover.go test9reflect2")
  static void methodOfClassUnbound() throws Throwable {
    deferMethodExpression(new ByPointer(), 9);
  }

  @GoTest("test/recover.go test10")
  static void methodOfRecord() {
    deferMethod(new Word(0), 10);
  }

  @GoTest("test/recover.go test10reflect1")
  static void methodOfRecordBound() throws Throwable {
    deferMethodValue(new Word(0), 10);
  }

  @GoTest("test/recover.go test10reflect2")
  static void methodOfRecordUnbound() throws Throwable {
    deferMethodExpression(new Word(0), 10);
  }

  @GoTest("test/recover.go test11")
  static void defaultMethod() {
    deferMethod(new Tiny() {}, 11);
  }

  @GoTest("test/recover.go test11reflect1")
  static void defaultMethodBound() throws Throwable {
    deferMethodValue(new Tiny() {}, 11);
  }

  @GoTest("test/recover.go test11reflect2")
  static void defaultMethodUnbound() throws Throwable {
    deferMethodExpression(new Tiny() {}, 11);
  }

  @GoTest("test/recover.go test111")
  static void methodAfterAnInnerPanic() {
    deferMethod(new Deeper(), 111);
  }

  @GoTest("test/recover.go test12")
  static void bridgedMethod() {
    Bridged<String> bridged = new Large();
    defer(() -> bridged.m());
    panic(12);
  }

  @GoTest("test/recover.go test12reflect1")
  static void bridgedMethodBound() throws Throwable {
    deferMethodValue(new Large(), 12);
  }

  @GoTest("test/recover.go test12reflect2")
  static void bridgedMethodUnbound() throws Throwable {
    deferMethodExpression(new Large(), 12);
  }

  @GoTest("test/recover.go test13")
  static void inheritedMethod() {
    deferMethod(new Heir(), 13);
  }

  @GoTest("test/recover.go test13reflect1")
  static void inheritedMethodBound() throws Throwable {
    deferMethodValue(new Heir(), 13);
  }

  @GoTest("test/recover.go test13reflect2")
  static void inheritedMethodUnbound() throws Throwable {
    deferMethodExpression(new Heir(), 13);
  }

  @GoTest("test/recover.go test14")
  static void methodWithBigFrame() {
    deferMethod(new EnormousFrame(), 14);
  }

  @GoTest("test/recover.go test14reflect1")
  static void methodWithBigFrameBound() throws Throwable {
    deferMethodValue(new EnormousFrame(), 14);
  }

  @GoTest("test/recover.go test14reflect2")
  static void methodWithBigFrameUnbound() throws Throwable {
    deferMethodExpression(new EnormousFrame(), 14);
  }

  /** Go: reflect.MakeFunc. */
  private static Deferred make(InvocationHandler function) {
    return (Deferred)
        Proxy.newProxyInstance(
            RecoverCases.class.getClassLoader(), new Class<?>[] {Deferred.class}, function);
  }

  @GoTest("test/recover.go test15")
  static void madeFunction() {
    Deferred f =
        make(
            (proxy, method, arguments) -> {
              println("made", recoverTwice(), recover(), recover());
              return null;
            });
    defer(f);
    panic(15);
  }

  @GoTest("test/recover.go test16")
  static void madeFunctionCalledByAnother() {
    defer(() -> mustRecover(16));
    Deferred inner =
        make(
            (proxy, method, arguments) -> {
              println("made, called by another", recover());
              return null;
            });
    Deferred outer =
        make(
            (proxy, method, arguments) -> {
              inner.run();
              return null;
            });
    defer(outer);
    panic(16);
  }

  @GoTest("test/recover1.go test1")
  static void nestedPanic() {
    defer(() -> mustRecover(1));
    defer(
        () -> {
          defer(() -> mustRecover(2));
          panic(2);
        });
    panic(1);
  }

  @GoTest("test/recover1.go test2")
  static void sequentialPanic() {
    defer(() -> mustNotRecover());
    defer(
        () -> {
          println("first", recover());
          defer(() -> mustRecover(3));
          panic(3);
        });
    panic(2);
  }

  @GoTest("test/recover1.go test3")
  static void sequentialPanicLessPicky() {
    defer(() -> mustNotRecover());
    defer(
        () -> {
          recover();
          defer(() -> mustRecover(3));
          panic(3);
        });
    panic(2);
  }

  @GoTest("test/recover1.go test4")
  static void singlePanic() {
    defer(() -> mustNotRecover());
    defer(() -> recover());
    panic(4);
  }

  @GoTest("test/recover1.go test5")
  static void singlePanicRecoverDeferred() {
    defer(() -> mustNotRecover());
    defer(() -> defer(Go::recover));
    panic(5);
  }

  @GoTest("test/recover1.go test6")
  static void recoverDeferredRunsAfterTheNewerPanic() {
    defer(() -> mustNotRecover());
    defer(
        () -> {
          defer(Go::recover);
          defer(() -> mustRecover(3));
          panic(3);
        });
    panic(2);
  }

  @GoTest("test/recover1.go test7")
  static void recoverDeferredRunByTheNewerPanic() {
    defer(() -> mustRecover(2));
    defer(
        () -> {
          defer(() -> mustRecover(3));
          defer(Go::recover);
          panic(3);
        });
    panic(2);
  }

  private static void recoversRunTimeError(Deferred body) throws Throwable {
    defer(() -> println("recovered", kind(recover())));
    body.run();
    println("not reached");
  }

  private static final int[] NUMBERS = new int[10];
  private static final Object TEXT = "text";

  private record Held(int x) {}

  private static Held none() {
    return null;
  }

  private static int zero() {
    return 0;
  }

  @GoTest("test/recover2.go test1")
  static void index() throws Throwable {
    recoversRunTimeError(() -> sink = NUMBERS[11]);
  }

  @GoTest("test/recover2.go test2")
  static void slice() throws Throwable {
    recoversRunTimeError(() -> sink = List.of(1, 2, 3).subList(1, 11));
  }

  @GoTest("test/recover2.go test3")
  static void sliceFrom() throws Throwable {
    recoversRunTimeError(() -> sink = "0123456789".substring(11));
  }

  @GoTest("test/recover2.go test4")
  static void conversionToInterface() throws Throwable {
    recoversRunTimeError(() -> sink = (Runnable) TEXT);
  }

  @GoTest("test/recover2.go test5")
  static void conversionToClass() throws Throwable {
    recoversRunTimeError(() -> sink = (Integer) TEXT);
  }

  @GoTest("test/recover2.go test6")
  static void arraySize() throws Throwable {
    recoversRunTimeError(() -> sink = new int[zero() - 1]);
  }

  @GoTest("test/recover2.go test7")
  static void division() throws Throwable {
    recoversRunTimeError(() -> sink = 11 / zero());
  }

  @GoTest("test/recover3.go int-div-zero")
  static void intDivision() throws Throwable {
    recoversRunTimeError(() -> sink = 11 / zero());
  }

  @GoTest("test/recover3.go int64-div-zero")
  static void longRemainder() throws Throwable {
    recoversRunTimeError(() -> sink = 11L % zero());
  }

  @GoTest("test/recover3.go nil-deref")
  static void nilDereference() throws Throwable {
    recoversRunTimeError(() -> sink = none().x);
  }

  @GoTest("test/recover3.go nil-deref-1")
  static void nilMonitor() throws Throwable {
    recoversRunTimeError(
        () -> {
          synchronized (none()) {
            sink = 1;
          }
        });
  }

  @GoTest("test/recover3.go nil-deref-big")
  static void nilArray() throws Throwable {
    int[] none = null;
    recoversRunTimeError(() -> sink = none[1 << 20]);
  }

  @GoTest("test/recover3.go array-bounds")
  static void arrayBounds() throws Throwable {
    recoversRunTimeError(() -> NUMBERS[11] = 1);
  }

  @GoTest("test/recover3.go slice-bounds")
  static void sliceBounds() throws Throwable {
    recoversRunTimeError(() -> sink = "0123456789".substring(5, 3));
  }

  @GoTest("test/recover3.go type-concrete")
  static void typeConcrete() throws Throwable {
    recoversRunTimeError(() -> sink = (Held) TEXT);
  }

  @GoTest("test/recover3.go type-interface")
  static void typeInterface() throws Throwable {
    recoversRunTimeError(() -> sink = (List<?>) TEXT);
  }
}
