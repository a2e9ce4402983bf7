package dev.goexit.oracle.woven;

import dev.goexit.oracle.Program;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Reads programs, one a line, and writes their traces, one a line. */
public final class RunInterpreter {
  private RunInterpreter() {}

  /** Ends at the end of the input. */
  public static void main(String[] args) throws IOException {
    Thread.setDefaultUncaughtExceptionHandler((thread, panic) -> {}); // The trace tells it.
    BufferedReader programs =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Writer traces =
        new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8))) {
      String program;
      while ((program = programs.readLine()) != null) {
        traces.write(Interpreter.run(Program.parse(program)));
        traces.write('\n');
      }
    }
  }
}
