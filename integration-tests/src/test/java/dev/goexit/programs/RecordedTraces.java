package dev.goexit.programs;

import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;

/** Exits and panics a few calls deep, and shows what was recorded of the stack. */
public final class RecordedTraces {
  private RecordedTraces() {}

  /** Prints the frames of an exit, then those of a panic. */
  public static void main(String[] args) {
    show("exit", ((Outcome.Exited<Void>) Go.run(() -> exit(3))).trace());
    Throwable panic = ((Outcome.Panicked<Void>) Go.run(() -> panic(3))).panic();
    show("panic", Arrays.asList(panic.getStackTrace()));
    StringWriter text = new StringWriter();
    panic.printStackTrace(new PrintWriter(text));
    System.out.println("printed " + text.toString().lines().count());
  }

  private static void show(String what, List<StackTraceElement> trace) {
    System.out.println(what);
    for (StackTraceElement frame : trace) {
      System.out.println("  " + frame.getClassName() + " " + frame.getMethodName());
    }
    if (trace.size() == 2) {
      System.out.println("  in line " + trace.get(0).getLineNumber());
    }
  }

  private static void exit(int depth) {
    if (depth > 0) {
      exit(depth - 1);
    }
    Goexit.exit();
  }

  private static void panic(int depth) {
    if (depth > 0) {
      panic(depth - 1);
    }
    Go.panic("on purpose");
  }
}
