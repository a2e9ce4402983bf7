package dev.goexit.benchmarks;

/** Runs what waits, where nobody interrupts. */
@FunctionalInterface
interface Uninterrupted {
  void runWaiting() throws InterruptedException;

  static void run(Uninterrupted waiting) {
    try {
      waiting.runWaiting();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted in a benchmark", e);
    }
  }
}
