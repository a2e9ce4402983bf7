package dev.goexit.agent;

/** The class that the self-check weaves: its handler would swallow an exit. */
final class Probe {
  private Probe() {}

  /** Whether the handler ran. */
  static boolean isCaught;

  /** Swallows the throwable, unless it is woven and the throwable is an exit in flight. */
  static void swallow(Error thrown) {
    try {
      throw thrown;
    } catch (Throwable caught) {
      isCaught = true;
    }
  }
}
