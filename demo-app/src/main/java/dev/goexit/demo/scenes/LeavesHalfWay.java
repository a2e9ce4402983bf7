package dev.goexit.demo.scenes;

import static dev.goexit.Go.defer;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import dev.goexit.GoroutineStatus;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** One of three goroutines leaves three calls deep; the others never notice. */
@Defers
final class LeavesHalfWay implements Scene {
  @Override
  public String name() {
    return "leave";
  }

  @Override
  public String title() {
    return "A goroutine leaves half way, the others go on";
  }

  @Override
  public void play(PrintStream out) throws InterruptedException {
    CountDownLatch turnOfA = new CountDownLatch(1);
    CountDownLatch turnOfB = new CountDownLatch(1);
    CountDownLatch turnOfC = new CountDownLatch(1);
    Goroutine a = Go.go("A", () -> work("A", turnOfA, out));
    Goroutine b = Go.go("B", () -> work("B", turnOfB, out));
    Goroutine c = Go.go("C", () -> work("C", turnOfC, out));
    out.println("main: A, B and C run; B will leave three calls deep");

    turnOfB.countDown();
    b.join();
    out.println("main: B " + Endings.describe(b) + "; A " + lifeOf(a) + ", C " + lifeOf(c));

    turnOfA.countDown();
    a.join();
    turnOfC.countDown();
    c.join();
    out.println("main: A " + Endings.describe(a) + ", C " + Endings.describe(c));
  }

  private static void work(String name, CountDownLatch turn, PrintStream out)
      throws InterruptedException {
    defer(() -> out.println("  " + name + ": deferred call of the outermost function"));
    turn.await();
    firstCall(name, out);
    out.println("  " + name + ": came to the end of its function");
  }

  private static void firstCall(String name, PrintStream out) {
    try {
      secondCall(name, out);
    } catch (Throwable swallowed) {
      out.println("  " + name + ": a catch (Throwable) takes it and means to go on");
    }
    out.println("  " + name + ": first call done");
  }

  private static void secondCall(String name, PrintStream out) {
    defer(() -> out.println("  " + name + ": deferred call of the second"));
    thirdCall(name, out);
    out.println("  " + name + ": second call done");
  }

  private static void thirdCall(String name, PrintStream out) {
    if (name.equals("B")) {
      out.println("  B: calls Goexit.exit()");
      throw Goexit.exit();
    }
    out.println("  " + name + ": third call done");
  }

  /** Running or about to: which of the two depends on the processors that are free. */
  private static String lifeOf(Goroutine goroutine) {
    return goroutine.status() == GoroutineStatus.DEAD ? "is dead" : "goes on";
  }
}
