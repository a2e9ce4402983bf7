package dev.goexit.programs;

import static dev.goexit.programs.Print.println;

import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import dev.goexit.foreign.Swallower;

/** An exit is swallowed by code that is not guarded; then guarded code catches something else. */
public final class SwallowedExit {
  private SwallowedExit() {}

  public static void main(String[] args) throws InterruptedException {
    Goroutine goroutine = Go.go(SwallowedExit::run);
    goroutine.join();
    println("the goroutine", goroutine.outcome().orElseThrow().getClass().getSimpleName());
  }

  private static void run() {
    Swallower.swallow(() -> Goexit.exit());
    println("swallowed");
    innocent();
    innocentFinally();
    println("end of the goroutine");
  }

  private static void innocent() {
    try {
      throw new IllegalStateException("innocent");
    } catch (Throwable caught) {
      println("handler of", caught.getMessage());
    }
    println("after the handler");
  }

  private static void innocentFinally() {
    try {
      println("try");
    } finally {
      println("finally");
    }
    println("after finally");
  }
}
