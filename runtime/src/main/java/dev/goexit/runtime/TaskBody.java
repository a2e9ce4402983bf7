package dev.goexit.runtime;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * A goroutine's body that an executor was given as a Runnable. Most are futures, which keep what
 * their task throws and then return; the goroutine ends as the task did all the same.
 */
final class TaskBody implements Callable<Object> {
  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final String BOTTOM = Bottom.class.getName();

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

  /**
   * Whether the caller is in a future that the task runs, having wrapped it, as decorators do: that
   * one will keep what is thrown, and tell it. A walk of the stack; for who is about to exit.
   */
  boolean isWithinFuture() {
    return !tellsOthers()
        && WALKER.walk(
            frames ->
                frames
                    .takeWhile(frame -> !frame.getClassName().equals(BOTTOM))
                    .anyMatch(TaskBody::isOfFuture));
  }

  private static boolean isOfFuture(StackWalker.StackFrame frame) {
    String className = frame.getClassName();
    return className.equals("java.util.concurrent.FutureTask")
        || className.startsWith("java.util.concurrent.CompletableFuture$");
  }

  /** Whether somebody holds a future that tells how the task ended. */
  boolean tellsOthers() {
    return task instanceof Future<?>
        || task instanceof CompletableFuture.AsynchronousCompletionTask;
  }
}
