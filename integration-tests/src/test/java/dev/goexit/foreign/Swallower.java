package dev.goexit.foreign;

/** Has handlers that catch everything. */
public final class Swallower {
  private Swallower() {}

  /** Runs the task; whatever it throws is gone. */
  public static void swallow(Runnable task) {
    try {
      task.run();
    } catch (Throwable swallowed) {
      // On purpose.
    }
  }
}
