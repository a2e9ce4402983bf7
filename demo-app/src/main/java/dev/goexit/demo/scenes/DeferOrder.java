package dev.goexit.demo.scenes;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import java.io.PrintStream;

/** Deferred calls run last in, first out; an exit is no panic, so there is nothing to recover. */
@Defers
final class DeferOrder implements Scene {
  @Override
  public String name() {
    return "defers";
  }

  @Override
  public String title() {
    return "Deferred calls run last in, first out, and recover() gives null";
  }

  @Override
  public void play(PrintStream out) throws InterruptedException {
    out.println("main: a goroutine exits under the deferred calls of two functions");
    Goroutine exiting = Go.go("exiting", () -> outer(out, () -> Goexit.exit(7)));
    exiting.join();
    out.println("  it " + Endings.describe(exiting));

    out.println("main: the same functions, with a panic instead");
    Goroutine panicking = Go.go("panicking", () -> outer(out, () -> panic("no such file")));
    panicking.join();
    out.println("  it " + Endings.describe(panicking));
  }

  private static void outer(PrintStream out, Runnable end) {
    defer(() -> out.println("  deferred by outer, 1st: recover() = " + recover()));
    defer(() -> out.println("  deferred by outer, 2nd: isExiting() = " + Goexit.isExiting()));
    inner(out, end);
    out.println("  never printed");
  }

  private static void inner(PrintStream out, Runnable end) {
    for (int i = 1; i <= 3; i++) {
      defer(number -> out.println("  deferred by inner in a loop: " + number), i);
    }
    end.run();
    out.println("  never printed");
  }
}
