package dev.goexit.oracle.woven;

import dev.goexit.Go;
import dev.goexit.GoBody;

/** Runs the classes {@code emitted.P0} and on, and prints their traces, one a line. */
public final class RunEmitted {
  private RunEmitted() {}

  /** Takes the number of programs. */
  public static void main(String[] args) throws ReflectiveOperationException {
    Thread.setDefaultUncaughtExceptionHandler((thread, panic) -> {}); // The trace tells it.
    int programs = Integer.parseInt(args[0]);
    StringBuilder traces = new StringBuilder();
    for (int i = 0; i < programs; i++) {
      Class<?> program = Class.forName("emitted.P" + i);
      GoBody body = (GoBody) program.getConstructor().newInstance();
      Trace.begin();
      traces.append(Trace.end(Go.run(body))).append('\n');
    }
    System.out.print(traces);
  }
}
