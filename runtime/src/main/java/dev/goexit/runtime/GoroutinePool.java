package dev.goexit.runtime;

import dev.goexit.GoBody;
import dev.goexit.Goroutine;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What an executor starts its goroutines on. Any thread may call any method. */
public sealed interface GoroutinePool permits Scheduler, VirtualThreads {

  /**
   * The go statement.
   *
   * @param site null to have it found on the stack
   * @throws java.util.concurrent.RejectedExecutionException if it starts no more
   */
  Goroutine go(String goroutineName, GoBody body, StackTraceElement site);

  /** Starts a goroutine that runs an executor's task. The site is as that of {@link #go}. */
  void execute(Runnable task, StackTraceElement site);

  /** No more starts; what was started runs. */
  void shutdown();

  /** No more starts, what waits is given back, what runs is interrupted. */
  List<Runnable> shutdownNow();

  /** Whether it starts no more. */
  boolean isShutdown();

  /** Whether it is shut down and its last goroutine has ended. */
  boolean isTerminated();

  /** Waits for that; whether it came in time. */
  boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException;
}
