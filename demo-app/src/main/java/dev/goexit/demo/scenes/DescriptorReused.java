package dev.goexit.demo.scenes;

import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A dead goroutine's descriptor serves the next; its handle does not. */
final class DescriptorReused implements Scene {
  /** Dead descriptors wait in one list a processor, so a few goroutines may pass by one. */
  private static final int ENOUGH = 10_000;

  @Override
  public String name() {
    return "reuse";
  }

  @Override
  public String title() {
    return "A dead goroutine's descriptor is used again, its handle is not";
  }

  @Override
  public void play(PrintStream out) throws InterruptedException {
    Map<Integer, Goroutine> dead = new HashMap<>();
    for (int i = 0; i < ENOUGH; i++) {
      Goroutine next = ended(Go.go("next", () -> {}));
      Goroutine previous = dead.get(next.descriptor());
      if (previous != null) {
        compare(previous, next, out);
        return;
      }
      Goroutine leaver = ended(Go.go("leaver", () -> Goexit.exit(3)));
      dead.putIfAbsent(leaver.descriptor(), leaver);
    }
    throw new IllegalStateException("No descriptor was used again by " + ENOUGH + " goroutines");
  }

  private static Goroutine ended(Goroutine goroutine) throws InterruptedException {
    goroutine.join();
    return goroutine;
  }

  private static void compare(Goroutine previous, Goroutine next, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "  descriptor %d was goroutine %d and is now goroutine %d%n",
        next.descriptor(),
        previous.id(),
        next.id());
    out.println("  the old handle: " + previous.name() + ", " + Endings.describe(previous));
    out.println("  the new handle: " + next.name() + ", " + Endings.describe(next));
  }
}
