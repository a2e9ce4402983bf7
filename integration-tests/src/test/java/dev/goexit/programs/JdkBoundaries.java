package dev.goexit.programs;

import static dev.goexit.programs.Print.println;

import dev.goexit.ExitBoundary;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.GoexitSignal;
import dev.goexit.GoroutineExecutor;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A task of each kind of executor exits, having changed its thread. One line for each: whether
 * anything of the task ran behind the exit, what its future says, and whether the next task is on
 * the same thread, under the same name, and finds it as it was.
 */
public final class JdkBoundaries {
  private static final int LIMIT_SECONDS = 60;
  private static final int VIRTUAL_SINCE = 21;

  /** Gives a task to the executor; its future, or null if it has none. */
  private interface Executes {
    Future<?> give(Runnable task) throws Exception;
  }

  /** What a task may change of its thread. */
  private record Shape(
      Thread thread, String name, int priority, ClassLoader loader, boolean isInterrupted) {
    static Shape now() {
      Thread here = Thread.currentThread();
      return new Shape(
          here,
          here.getName(),
          here.getPriority(),
          here.getContextClassLoader(),
          here.isInterrupted());
    }
  }

  private static volatile boolean hasRunBehind;

  private JdkBoundaries() {}

  public static void main(String[] args) throws Exception {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> println("uncaught on", thread.getName(), thrown));
    pools();
    schedules();
    forkJoinPools();
    completableFutures();
    timer();
    plainThread();
    virtualThreads();
    ours();
  }

  private static void pools() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    tell("ThreadPoolExecutor.execute", without(pool::execute));
    tell("ThreadPoolExecutor.submit", pool::submit);
    pool.shutdown();
    ScheduledExecutorService scheduled = Executors.newScheduledThreadPool(1);
    tell("ScheduledThreadPoolExecutor.execute", without(scheduled::execute));
    tell(
        "ScheduledThreadPoolExecutor.schedule",
        task -> scheduled.schedule(task, 1, TimeUnit.MILLISECONDS));
    scheduled.shutdown();
  }

  private static void schedules() throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
    CountDownLatch atRate = new CountDownLatch(3);
    Future<?> first = pool.scheduleAtFixedRate(exiting(atRate), 0, 1, TimeUnit.MILLISECONDS);
    atRate.await();
    first.cancel(false);
    CountDownLatch withDelay = new CountDownLatch(3);
    Future<?> second = pool.scheduleWithFixedDelay(exiting(withDelay), 0, 1, TimeUnit.MILLISECONDS);
    withDelay.await();
    second.cancel(false);
    tell("behind two schedules of exits", pool::submit);
    pool.shutdown();
  }

  private static Runnable exiting(CountDownLatch runs) {
    return () -> {
      runs.countDown();
      Goexit.exit();
    };
  }

  private static void forkJoinPools() throws Exception {
    ForkJoinPool pool = new ForkJoinPool(1);
    tell("ForkJoinPool.execute", without(pool::execute));
    tell("ForkJoinPool.submit", pool::submit);
    tell("ForkJoinPool.submit of a ForkJoinTask", task -> pool.submit(action(task)));
    pool.shutdown();
    ForkJoinPool common = ForkJoinPool.commonPool();
    tell("ForkJoinPool.commonPool.execute", without(common::execute));
    tell("ForkJoinPool.commonPool.submit", common::submit);
  }

  private static RecursiveAction action(Runnable task) {
    return new RecursiveAction() {
      private static final long serialVersionUID = 1L;

      @Override
      protected void compute() {
        task.run();
      }
    };
  }

  private static void completableFutures() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    // Which thread that is depends on the JDK and on the processors there are.
    println(
        "CompletableFuture.runAsync",
        endOf(CompletableFuture.runAsync(JdkBoundaries::changeAndExit)));
    tell("CompletableFuture.runAsync on a pool", task -> CompletableFuture.runAsync(task, pool));
    tell(
        "CompletableFuture.thenRunAsync",
        task -> CompletableFuture.completedFuture(1).thenRunAsync(task, pool));
    pool.shutdown();
  }

  private static void timer() throws Exception {
    Timer timer = new Timer("the timer", true);
    tell(
        "Timer",
        task -> {
          timer.schedule(
              new TimerTask() {
                @Override
                public void run() {
                  task.run();
                }
              },
              0);
          return null;
        });
  }

  private static void plainThread() throws Exception {
    Thread thread = new Thread(JdkBoundaries::changeAndExit, "plain");
    thread.start();
    thread.join();
    println("Thread ended", !thread.isAlive());
  }

  private static void virtualThreads() throws Exception {
    if (Runtime.version().feature() < VIRTUAL_SINCE) {
      return;
    }
    Thread thread =
        (Thread)
            Thread.class
                .getMethod("startVirtualThread", Runnable.class)
                .invoke(null, (Runnable) JdkBoundaries::changeAndExit);
    thread.join();
    println("virtual Thread ended", !thread.isAlive());
    ExecutorService each =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    println("newVirtualThreadPerTaskExecutor", endOf(each.submit(JdkBoundaries::changeAndExit)));
    each.shutdown();
  }

  private static void ours() throws Exception {
    tell(
        "Go.run",
        without(
            task -> {
              Go.run(task::run);
            }));
    tell(
        "Go.call",
        without(
            task ->
                Go.call(
                    () -> {
                      task.run();
                      return 1;
                    })));
    tell("@ExitBoundary", without(JdkBoundaries::boundary));
    try (GoroutineExecutor one = GoroutineExecutor.builder().parallelism(1).build()) {
      tell("GoroutineExecutor.execute", without(one::execute));
      tell("GoroutineExecutor.submit", one::submit);
    }
  }

  @ExitBoundary
  private static void boundary(Runnable task) {
    task.run();
  }

  // A kind's line

  private interface Gives {
    void give(Runnable task) throws Exception;
  }

  private static Executes without(Gives executor) {
    return task -> {
      executor.give(task);
      return null;
    };
  }

  private static void tell(String kind, Executes executor) throws Exception {
    hasRunBehind = false;
    Shape before = probe(executor);
    CountDownLatch isRun = new CountDownLatch(1);
    Future<?> future =
        executor.give(
            () -> {
              try {
                changeAndExit();
                hasRunBehind = true;
              } finally {
                isRun.countDown();
              }
            });
    isRun.await();
    String end = future == null ? "" : ", future " + endOf(future);
    Shape after = probe(executor);
    println(
        kind
            + end
            + ", on the same thread "
            + (after.thread == before.thread)
            + ", as it was "
            + after.equals(before)
            + (hasRunBehind ? ", and ran on" : ""));
  }

  private static Shape probe(Executes executor) throws Exception {
    CompletableFuture<Shape> shape = new CompletableFuture<>();
    executor.give(() -> shape.complete(Shape.now()));
    return shape.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  /** Whatever it has changed is put back on its way out, as a task of good manners does. */
  private static void changeAndExit() {
    Shape own = Shape.now();
    Thread thread = own.thread;
    try {
      thread.setName("changed");
      thread.setPriority(Thread.MIN_PRIORITY);
      thread.setContextClassLoader(null);
      thread.interrupt();
      Goexit.exit(3);
    } finally {
      thread.setName(own.name);
      thread.setPriority(own.priority);
      thread.setContextClassLoader(own.loader);
      Thread.interrupted();
    }
  }

  private static String endOf(Future<?> future) throws Exception {
    try {
      return "returned " + future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      while (!(cause instanceof GoexitSignal) && cause.getCause() != null) {
        cause = cause.getCause(); // A fork-join task makes another of its type, with the cause.
      }
      return "failed by " + cause.getMessage();
    }
  }
}
