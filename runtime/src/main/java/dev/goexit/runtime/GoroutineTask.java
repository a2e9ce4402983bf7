package dev.goexit.runtime;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * The future of a task that an executor runs as a goroutine. It completes however the task ends: an
 * exit is an {@code ExecutionException} caused by the signal.
 *
 * @param <V> the result
 */
public final class GoroutineTask<V> extends FutureTask<V> {
  /** Written and read by the worker. */
  private Throwable thrown;

  /** Of a callable. */
  public GoroutineTask(Callable<V> callable) {
    super(callable);
  }

  /** Of a runnable, with the result to give. */
  public GoroutineTask(Runnable runnable, V result) {
    super(runnable, result);
  }

  @Override
  protected void setException(Throwable thrown) {
    this.thrown = thrown;
    super.setException(thrown);
  }

  Throwable thrown() {
    return thrown;
  }
}
