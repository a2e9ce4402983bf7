package dev.goexit;

/** What a goroutine is doing. Go's words: runtime2.go. */
public enum GoroutineStatus {
  /** Just made, not yet listed. */
  IDLE,
  /** Started, waits for a thread. */
  RUNNABLE,
  /** Runs; also while deferred calls of an exit or a panic run. */
  RUNNING,
  /** Ended. A handle that says so says so for ever. */
  DEAD
}
