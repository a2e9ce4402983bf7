package dev.goexit.runtime;

/** Whose threads and goroutines end together: a trap. */
public interface ExitScope {
  /** The calling thread works for it from now on, as a goroutine's that may be of a pool. */
  void join();

  /** It does so no more. */
  void leave();

  /** Whether somebody has called exit. */
  boolean isExited();

  /** Throws the exit on the calling thread. */
  void raise();
}
