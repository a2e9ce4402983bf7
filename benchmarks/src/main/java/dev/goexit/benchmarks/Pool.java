package dev.goexit.benchmarks;

import dev.goexit.Go;
import dev.goexit.GoroutineExecutor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** What starts tasks: goroutines, and what Java has for the same. */
abstract class Pool {

  /** Starts a task. */
  abstract void start(Task task);

  /** Waits for what runs still; takes no more. */
  abstract void end() throws InterruptedException;

  /**
   * A pool by its name.
   *
   * @param threads how many tasks may run at once, where the pool can be told
   */
  static Pool of(String name, int threads) {
    return switch (name) {
      case "goroutines" -> new Goroutines();
      case "goroutineExecutor" ->
          new OfGoroutineExecutor(GoroutineExecutor.builder().parallelism(threads).build());
      case "virtualGoroutines" ->
          new OfGoroutineExecutor(GoroutineExecutor.builder().virtual().build());
      case "forkJoinPool" -> new OfExecutor(new ForkJoinPool(threads));
      case "threadPoolExecutor" -> new OfExecutor(Executors.newFixedThreadPool(threads));
      case "virtualThreads" -> new OfExecutor(virtualThreads());
      default -> throw new IllegalArgumentException("pool \"" + name + "\": there is no such pool");
    };
  }

  /** By reflection: Java 17 has none. */
  private static ExecutorService virtualThreads() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("virtual threads: need Java 21", e);
    }
  }

  private static final class Goroutines extends Pool {
    @Override
    void start(Task task) {
      Go.go(task);
    }

    @Override
    void end() {
      // The scheduler is for the whole JVM.
    }
  }

  /** By its own name, so that the agent weaves the call and no stack is walked for its line. */
  private static final class OfGoroutineExecutor extends OfExecutor {
    private final GoroutineExecutor executor;

    OfGoroutineExecutor(GoroutineExecutor executor) {
      super(executor);
      this.executor = executor;
    }

    @Override
    void start(Task task) {
      executor.execute(task);
    }
  }

  private static class OfExecutor extends Pool {
    private final ExecutorService executor;

    OfExecutor(ExecutorService executor) {
      this.executor = executor;
    }

    @Override
    void start(Task task) {
      executor.execute(task);
    }

    @Override
    void end() throws InterruptedException {
      executor.shutdown();
      if (!executor.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException(executor + " did not end");
      }
    }
  }
}
