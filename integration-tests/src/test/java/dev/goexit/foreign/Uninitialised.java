package dev.goexit.foreign;

/** Runs code of others in a static initialiser. */
public final class Uninitialised {
  private static Runnable task;

  private Uninitialised() {}

  /** Runs the task in the initialiser of a class. */
  public static void touch(Runnable first) {
    task = first;
    System.out.println(Touched.VALUE);
  }

  private static final class Touched {
    static final int VALUE = run();

    private static int run() {
      task.run();
      return 1;
    }
  }
}
