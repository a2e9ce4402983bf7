package dev.goexit;

import dev.goexit.runtime.GoroutinePool;
import dev.goexit.runtime.GoroutineTask;
import dev.goexit.runtime.Scheduler;
import dev.goexit.runtime.VirtualThreads;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;

/**
 * An executor whose every task is a goroutine, on pooled threads of its own. A task that exits
 * completes its future, with an {@code ExecutionException} caused by the {@link GoexitSignal}, and
 * its thread takes the next task. Its threads keep the JVM alive until {@link #shutdown}.
 *
 * <p>Any thread may call any method.
 */
public final class GoroutineExecutor extends AbstractExecutorService implements AutoCloseable {
  private final GoroutinePool pool;

  private GoroutineExecutor(Builder builder) {
    pool =
        builder.isVirtual
            ? new VirtualThreads(builder.name)
            : Scheduler.ofExecutor(builder.name, builder.parallelism(), builder.maxThreads());
  }

  /** An executor to be described. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts a goroutine on this executor's threads. */
  public Goroutine go(GoBody body) {
    return go("", body);
  }

  /**
   * Starts a goroutine with a name that dumps show.
   *
   * @throws java.util.concurrent.RejectedExecutionException after {@link #shutdown}
   */
  public Goroutine go(String name, GoBody body) {
    return go(name, body, null);
  }

  /**
   * Starts a goroutine for another: what calls this is not what dumps and the handle are to tell.
   * Woven code tells its own line in this way, so that no stack is walked for it.
   *
   * @param site the line that is to count as having started it; null to have it found on the stack
   * @throws java.util.concurrent.RejectedExecutionException after {@link #shutdown}
   */
  public Goroutine go(String name, GoBody body, StackTraceElement site) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(body, "go of nil func value");
    return pool.go(name, body, site);
  }

  /** Runs the task as a goroutine. */
  @Override
  public void execute(Runnable task) {
    execute(task, null);
  }

  /**
   * Runs the task as a goroutine, for another.
   *
   * @param site as that of {@link #go(String, GoBody, StackTraceElement)}
   * @throws java.util.concurrent.RejectedExecutionException after {@link #shutdown}
   */
  public void execute(Runnable task, StackTraceElement site) {
    Objects.requireNonNull(task, "task");
    pool.execute(task, site);
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
    return new GoroutineTask<>(runnable, value);
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
    return new GoroutineTask<>(callable);
  }

  @Override
  public void shutdown() {
    pool.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    return pool.shutdownNow();
  }

  @Override
  public boolean isShutdown() {
    return pool.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return pool.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return pool.awaitTermination(timeout, unit);
  }

  /** Shuts down and waits for the goroutines; interrupted, it interrupts them and waits on. */
  @Override
  public void close() {
    shutdown();
    boolean isInterrupted = false;
    boolean isTerminated = false;
    while (!isTerminated) {
      try {
        isTerminated = awaitTermination(1, TimeUnit.DAYS);
      } catch (InterruptedException e) {
        isInterrupted = true;
        shutdownNow();
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Describes an executor. Not for several threads at once. */
  public static final class Builder {
    private String name = "goroutines";
    private int parallelism;
    private int maxThreads;
    private boolean isVirtual;

    private Builder() {}

    /** The name that its threads carry, with a number behind. */
    public Builder name(String name) {
      this.name = Objects.requireNonNull(name, "name");
      return this;
    }

    /**
     * How many goroutines may run at once, those that block included; the others wait. The default
     * is the number of processors.
     *
     * @throws IllegalArgumentException if below 1
     */
    public Builder parallelism(int parallelism) {
      if (parallelism < 1) {
        throw new IllegalArgumentException(
            "parallelism " + parallelism + ": must be 1 or more (threads)");
      }
      this.parallelism = parallelism;
      return this;
    }

    /**
     * How many threads there may be. The default is {@link #parallelism}: a goroutine that blocks
     * keeps its place. If there may be more, then a goroutine that blocks, or computes for more
     * than 10 ms while others wait, gives its place to another thread, as those of {@link Go#go}
     * do: goroutines that wait for each other all come to their end.
     *
     * @throws IllegalArgumentException if below 1
     */
    public Builder maxThreads(int maxThreads) {
      if (maxThreads < 1) {
        throw new IllegalArgumentException("maxThreads " + maxThreads + ": must be 1 or more");
      }
      this.maxThreads = maxThreads;
      return this;
    }

    /**
     * Runs each goroutine on a virtual thread of its own, so that any number may block. Their
     * threads do not keep the JVM alive, as no virtual thread does.
     *
     * <p>Needs JDK 21 or later. {@link #parallelism} and {@link #maxThreads} have no meaning then.
     */
    public Builder virtual() {
      isVirtual = true;
      return this;
    }

    private int parallelism() {
      return parallelism == 0 ? Runtime.getRuntime().availableProcessors() : parallelism;
    }

    private int maxThreads() {
      return Math.max(maxThreads, parallelism());
    }

    /**
     * The executor. Its threads start as they are needed.
     *
     * @throws UnsupportedOperationException if it is to be {@link #virtual} on a JDK before 21
     * @throws IllegalStateException if it is to be virtual and its threads are limited
     */
    public GoroutineExecutor build() {
      if (isVirtual && (parallelism > 0 || maxThreads > 0)) {
        throw new IllegalStateException(
            "virtual() takes no parallelism and no maxThreads: each goroutine has its own thread."
                + " Leave one of them out");
      }
      return new GoroutineExecutor(this);
    }
  }
}
