package dev.goexit.gotests;

import static dev.goexit.programs.Print.println;

import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Outcome;
import dev.goexit.PanicException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Runs every case, each below a line with its origin and above one that says how it ended. */
public final class Cases {
  private static final List<Class<?>> CLASSES =
      List.of(
          DeferCases.class,
          RecoverCases.class,
          FixedBugCases.class,
          StackCases.class,
          SyncCases.class,
          RangeCases.class,
          PullCases.class);

  private Cases() {}

  public static void main(String[] args) {
    for (Method method : methods()) {
      println("==", method.getAnnotation(GoTest.class).value());
      Outcome<Void> outcome = Go.run(() -> run(method));
      println(outcome.fold(value -> "returned", (status, trace) -> "exited", Cases::panicked));
    }
  }

  static List<Method> methods() {
    return CLASSES.stream()
        .flatMap(cases -> Arrays.stream(cases.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(GoTest.class))
        .sorted(Comparator.comparing((Method method) -> method.getAnnotation(GoTest.class).value()))
        .toList();
  }

  private static void run(Method method) throws Throwable {
    try {
      method.invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static String panicked(Throwable panic) {
    return "panicked "
        + kind(panic instanceof PanicException exception ? exception.value() : panic);
  }

  /** Run-time errors have other texts in Go. */
  static Object kind(Object recovered) {
    return recovered instanceof RuntimeException && !(recovered instanceof PanicException)
        ? "run-time error"
        : recovered;
  }

  /** Go: {@code func() { ... }()}. */
  static void call(GoBody body) throws Throwable {
    body.run();
  }

  static void nothing() {}

  static void justPanic() {
    throw Go.panic("just so");
  }

  static void deepen(int n) {
    if (n > 0) {
      deepen(n - 1);
    }
  }
}
