package dev.goexit.demo.scenes;

import dev.goexit.Go;
import dev.goexit.Goroutine;
import java.io.PrintStream;

/** A dump in Go's form: the function goexit lies under every goroutine's own. */
final class BottomOfStack implements Scene {
  @Override
  public String name() {
    return "dump";
  }

  @Override
  public String title() {
    return "At the bottom of a goroutine's stack lies goexit";
  }

  @Override
  public void play(PrintStream out) throws InterruptedException {
    Go.go("dumping", () -> upper(out)).join();
  }

  private static void upper(PrintStream out) {
    lower(out);
  }

  private static void lower(PrintStream out) {
    Goroutine.current().dump().lines().forEach(line -> out.println("  " + line));
  }
}
