package dev.goexit;

/** What a goroutine does. Any throwable that leaves it is a panic. */
@FunctionalInterface
public interface GoBody {
  /** Runs the goroutine's function. */
  void run() throws Throwable;
}
