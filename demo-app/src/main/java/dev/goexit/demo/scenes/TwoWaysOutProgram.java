package dev.goexit.demo.scenes;

import static dev.goexit.Go.defer;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;

/** What {@link TwoWaysOut} runs. */
final class TwoWaysOutProgram {
  private TwoWaysOutProgram() {}

  public static void main(String[] arguments) throws InterruptedException {
    boolean wholeJvm = arguments[0].equals("System.exit");
    Go.go("worker", () -> work(wholeJvm)).join();
    System.out.println("main: goes on and returns");
  }

  @Defers
  private static void work(boolean wholeJvm) {
    defer(() -> System.out.println("worker: deferred call closes the file"));
    if (wholeJvm) {
      System.out.println("worker: calls System.exit(3)");
      System.exit(3);
    }
    System.out.println("worker: calls Goexit.exit(3)");
    Goexit.exit(3);
  }
}
