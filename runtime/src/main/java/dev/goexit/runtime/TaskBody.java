package dev.goexit.runtime;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * A goroutine's body that an executor was given as a Runnable. Most are futures, which keep what
 * their task throws and then return; the goroutine ends as the task did all the same.
 */
final class TaskBody implements Callable<Object> {
  final Runnable task;

  TaskBody(Runnable task) {
    this.task = task;
  }

  @Override
  public Object call() {
    task.run();
    Throwable kept = task instanceof GoroutineTask<?> future ? future.thrown() : null;
    Throwable pending = kept == null && tellsOthers() ? Exits.pending() : kept;
    if (pending != null) {
      throw Sneaky.unchecked(pending);
    }
    return null;
  }

  /** Whether somebody holds a future that tells how the task ended. */
  boolean tellsOthers() {
    return task instanceof Future<?>
        || task instanceof CompletableFuture.AsynchronousCompletionTask;
  }
}
