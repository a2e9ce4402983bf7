package dev.goexit.exittrap;

import static dev.goexit.Go.defer;

import dev.goexit.Defers;
import dev.goexit.ExitTrap;
import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goexit;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.IntConsumer;

/** Calls exit in every way that Java has, and tells what the trap made of it. */
@Defers
public final class WaysToExit {
  private WaysToExit() {}

  public static void main(String[] args) {
    show("direct", () -> System.exit(1));
    show("Runtime.exit", () -> Runtime.getRuntime().exit(2));
    show("halt", () -> Runtime.getRuntime().halt(3));
    show("method reference", () -> call(System::exit, 4));
    show("lambda", () -> call(status -> System.exit(status), 5));
    show("reflection", WaysToExit::byReflection);
    show("reflection, much used", WaysToExit::byReflectionOften);
    show("method handle", WaysToExit::byMethodHandle);
    show("proxy", WaysToExit::byProxy);
    show("stream", () -> List.of(9).forEach(System::exit));
    show("catch all", WaysToExit::inCatchAll);
    show("finally", WaysToExit::inFinally);
    show("deferred call", WaysToExit::inDeferredCall);
    show("while exiting", WaysToExit::whileExiting);
    show("within Go.run", WaysToExit::withinBoundary);
    show("static initialiser", WaysToExit::inStaticInitialiser);
    show("nobody", () -> {});
    show("panic", () -> Go.panic("oops"));
  }

  private static void show(String way, GoBody body) {
    ExitTrap.Result<Void> result = ExitTrap.run(body);
    System.out.println(
        way
            + ": "
            + (result.exitStatus().isPresent() ? result.exitStatus().getAsInt() : "none")
            + " "
            + result.outcome().getClass().getSimpleName()
            + " "
            + result.caller().map(WaysToExit::methodOf).orElse("-")
            + " "
            + result.laterExits().stream().map(ExitTrap.ExitCall::status).toList());
  }

  /** A lambda's method without its number: javac does not count as its elder versions did. */
  private static String methodOf(ExitTrap.ExitCall call) {
    return call.site().getMethodName().replaceFirst("\\$\\d+$", "");
  }

  private static void call(IntConsumer exit, int status) {
    exit.accept(status);
  }

  private static void byReflection() throws ReflectiveOperationException {
    System.class.getMethod("exit", int.class).invoke(null, 6);
  }

  /** The JDK takes other ways after a number of calls. */
  private static void byReflectionOften() throws ReflectiveOperationException {
    var method = WaysToExit.class.getDeclaredMethod("exitAt", int.class);
    for (int i = 0; i < 100; i++) {
      method.invoke(null, i);
    }
  }

  private static void exitAt(int count) {
    if (count == 50) {
      System.exit(count);
    }
  }

  private static void byMethodHandle() throws Throwable {
    MethodHandle exit =
        MethodHandles.lookup()
            .findStatic(System.class, "exit", MethodType.methodType(void.class, int.class));
    exit.invokeExact(7);
  }

  private static void byProxy() {
    IntConsumer exit =
        (IntConsumer)
            Proxy.newProxyInstance(
                WaysToExit.class.getClassLoader(),
                new Class<?>[] {IntConsumer.class},
                (proxy, method, arguments) ->
                    System.class.getMethod("exit", int.class).invoke(null, arguments));
    exit.accept(8);
  }

  private static void inCatchAll() {
    try {
      System.exit(10);
    } catch (Throwable caught) {
      System.out.println("  handler runs");
      System.exit(110);
    }
    System.out.println("  never");
  }

  @SuppressWarnings("finally")
  private static void inFinally() {
    while (true) {
      try {
        System.exit(11);
      } finally {
        System.out.println("  finally runs");
        break;
      }
    }
    System.out.println("  never");
  }

  private static void inDeferredCall() {
    defer(() -> System.out.println("  first deferred, last run"));
    defer(() -> System.exit(12));
    System.out.println("  returning");
  }

  private static void whileExiting() {
    defer(() -> System.exit(13));
    Goexit.exit(113);
  }

  private static void withinBoundary() {
    Go.run(() -> System.exit(14));
    System.out.println("  never");
  }

  private static void inStaticInitialiser() {
    Dead.touch();
  }

  private static final class Dead {
    static {
      exitAtLoad();
    }

    private static void exitAtLoad() {
      System.exit(15);
    }

    static void touch() {}
  }
}
