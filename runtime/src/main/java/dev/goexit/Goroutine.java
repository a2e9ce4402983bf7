package dev.goexit;

import dev.goexit.runtime.Dumps;
import dev.goexit.runtime.GoroutineDescriptor;
import dev.goexit.runtime.GoroutineRegistry;
import java.time.Duration;
import java.util.Optional;

/**
 * The handle of one goroutine: never reused, unlike the descriptor behind it. Made by {@link Go},
 * not to be implemented elsewhere. All methods may be called from any thread.
 */
public interface Goroutine {

  /** Its number. 1 is the main goroutine; numbers only grow. */
  long id();

  /** The name given at the start; may be empty. */
  String name();

  /** What it is doing now. */
  GoroutineStatus status();

  /** The line that started it. */
  StackTraceElement creationSite();

  /** The number of the pooled descriptor it runs or ran on, which others use before and after. */
  int descriptor();

  /** Waits until it has ended, however it does. */
  void join() throws InterruptedException;

  /**
   * Waits for at most this long.
   *
   * @return whether it has ended
   */
  boolean join(Duration limit) throws InterruptedException;

  /** How it ended; empty while it has not. */
  Optional<Outcome<?>> outcome();

  /** Its stack in Go's text form, with {@code goexit} at the bottom. */
  String dump();

  /** The goroutine that runs the caller. A thread of others becomes one by asking. */
  static Goroutine current() {
    return GoroutineDescriptor.current().handle();
  }

  /** How many goroutines live, the calling one included. Go: runtime.NumGoroutine. */
  static int count() {
    return Math.max(1, GoroutineRegistry.count());
  }

  /** The stacks of all goroutines, the caller's first. */
  static String dumpAll() {
    return Dumps.all();
  }
}
