package dev.goexit.programs;

import static dev.goexit.Go.defer;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.ExitBoundary;
import dev.goexit.Go;
import dev.goexit.Goexit;
import java.io.IOException;

/** A deferred call fails during an exit, and a handler of such failures alone goes on. */
public final class ReplacedExit {
  private ReplacedExit() {}

  public static void main(String[] args) {
    println(Go.run(ReplacedExit::run).getClass().getSimpleName());
    boundary();
  }

  @ExitBoundary
  private static void boundary() {
    run();
  }

  private static void run() {
    try {
      closing();
    } catch (IOException e) {
      println("caught", e.getMessage());
    }
    println("goes on, exiting", Goexit.isExiting());
  }

  @Defers
  private static void closing() throws IOException {
    defer(
        () -> {
          throw new IOException("close failed");
        });
    Goexit.exit();
  }
}
