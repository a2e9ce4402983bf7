package dev.goexit.foreign;

/** Knows nothing of the API; its class file is loaded in unusual ways. */
public final class CatchAll {
  private CatchAll() {}

  /** Runs the task in a handler that catches everything. */
  public static void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable caught) {
      System.out.println("handler runs");
    }
    System.out.println("after the handler");
  }
}
