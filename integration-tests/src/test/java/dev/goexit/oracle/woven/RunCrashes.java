package dev.goexit.oracle.woven;

import dev.goexit.Goroutine;
import dev.goexit.oracle.Program;
import dev.goexit.runtime.GoroutineDescriptor;
import dev.goexit.runtime.GoroutineHandle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * Reads programs, one a line, and writes what the crash text says of the panics, one line each;
 * empty if the program does not crash. The text is made where the uncaught-exception handler is
 * called, since a crash, which would make it too, ends the JVM.
 */
public final class RunCrashes {
  private static volatile String text = "";

  private RunCrashes() {}

  /** Ends at the end of the input. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Thread.setDefaultUncaughtExceptionHandler((thread, panic) -> text = crashText(panic));
    BufferedReader programs =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    StringBuilder texts = new StringBuilder();
    String program;
    while ((program = programs.readLine()) != null) {
      text = "";
      Goroutine goroutine = Interpreter.start(Program.parse(program));
      goroutine.join();
      texts.append(text).append('\n');
    }
    System.out.print(texts);
  }

  /** What {@code panic=crash} would print of the panics. */
  private static String crashText(Throwable panic) {
    try {
      GoroutineDescriptor goroutine = GoroutineDescriptor.current();
      Class<?> panics = Class.forName("dev.goexit.runtime.UncaughtPanics");
      Class<?> texts = Class.forName("dev.goexit.runtime.CrashText");
      Class<?> records = Class.forName("dev.goexit.runtime.PanicRecord");
      Method recordOf =
          accessible(
              panics.getDeclaredMethod("recordOf", GoroutineDescriptor.class, Throwable.class));
      Method textOf = accessible(texts.getDeclaredMethod("of", records, GoroutineHandle.class));
      Object record = recordOf.invoke(null, goroutine, panic);
      return panicsOf((String) textOf.invoke(null, record, goroutine.handle()));
    } catch (ReflectiveOperationException e) {
      return e.toString();
    }
  }

  private static Method accessible(Method method) {
    method.setAccessible(true);
    return method;
  }

  private static String panicsOf(String crash) {
    return crash
        .substring(0, crash.indexOf("\n\ngoroutine "))
        .lines()
        .map(RunCrashes::normalized)
        .collect(Collectors.joining("|"));
  }

  /** As in Go; the texts of run-time errors are Java's own. */
  private static String normalized(String line) {
    return line.strip()
        .replaceFirst("java\\.lang\\.NullPointerException.*?(?= \\[recovered|$)", "d")
        .replaceFirst("java\\.lang\\.ArithmeticException: / by zero", "z")
        .replaceFirst("java\\.lang\\.ArrayIndexOutOfBoundsException: .*?length 0", "b")
        .replaceFirst("java\\.lang\\.ArrayIndexOutOfBoundsException", "b")
        .replaceFirst("java\\.lang\\.ArithmeticException", "z")
        .replaceFirst("java\\.lang\\.Exception", "k")
        .replaceFirst("panic called with nil argument", "n");
  }
}
