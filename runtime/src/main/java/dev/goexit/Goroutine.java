package dev.goexit;

import dev.goexit.runtime.Dumps;
import dev.goexit.runtime.GoroutineDescriptor;
import dev.goexit.runtime.GoroutineRegistry;
import java.time.Duration;
import java.util.List;
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

  /**
   * The line that started it; null for the main goroutine and for threads of others, which nobody
   * has started as goroutines.
   */
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

  /**
   * Its stack, innermost frame first, {@code goexit} last; empty if it has no thread.
   *
   * <p>In a call that a panic runs, the stack goes on where the panic was raised, as in Go: below
   * the deferred function stands {@code Go.panic}, then what led there, though those frames are
   * gone. During an exit it is {@code Goexit.exit}. {@link Thread#getStackTrace()} shows what is
   * really there.
   */
  StackTraceElement[] stackTrace();

  /** {@link #stackTrace()} in Go's text form, below a line with the goroutine's id and status. */
  String dump();

  /** The goroutine that runs the caller. A thread of others becomes one by asking. */
  static Goroutine current() {
    return GoroutineDescriptor.current().handle();
  }

  /** How many goroutines live, the calling one included. Go: runtime.NumGoroutine. */
  static int count() {
    return Math.max(1, GoroutineRegistry.count());
  }

  /** Those that live, by id; threads of others that became goroutines are among them. */
  static List<Goroutine> living() {
    return List.copyOf(GoroutineRegistry.live());
  }

  /** The stacks of all goroutines, the caller's first. */
  static String dumpAll() {
    return Dumps.all();
  }
}
