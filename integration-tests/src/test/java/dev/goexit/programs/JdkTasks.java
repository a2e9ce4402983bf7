package dev.goexit.programs;

import static dev.goexit.programs.Print.println;

import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.GoexitSignal;
import dev.goexit.Outcome;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Exits on threads that the JDK runs tasks on. */
public final class JdkTasks {
  private JdkTasks() {}

  public static void main(String[] args) throws Exception {
    plainThread();
    pool();
    schedule();
    timer();
    forkJoin();
    parallelStream();
  }

  private static void plainThread() throws InterruptedException {
    Thread thread = new Thread(() -> Goexit.exit(2));
    thread.start();
    thread.join();
    println("plain thread ended");
  }

  private static void pool() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    tell("submit", pool.submit(() -> Goexit.exit(3)));
    println("next task is exiting", pool.submit(Goexit::isExiting).get());
    tell("submit", pool.submit(() -> Goexit.exit(4)));
    pool.execute(() -> Goexit.exit(5));
    println("worker", pool.submit(() -> Thread.currentThread().getName()).get());
    pool.shutdown();
  }

  private static void schedule() throws InterruptedException {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
    CountDownLatch runs = new CountDownLatch(3);
    pool.scheduleAtFixedRate(exiting(runs), 0, 1, TimeUnit.MILLISECONDS);
    runs.await();
    pool.shutdownNow();
    println("schedule goes on");
  }

  private static void timer() throws InterruptedException {
    Timer timer = new Timer();
    CountDownLatch runs = new CountDownLatch(2);
    Runnable task = exiting(runs);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            task.run();
          }
        },
        0,
        1);
    runs.await();
    timer.cancel();
    println("timer goes on");
  }

  private static Runnable exiting(CountDownLatch runs) {
    return () -> {
      runs.countDown();
      Goexit.exit();
    };
  }

  private static void forkJoin() throws Exception {
    tell("supplyAsync", CompletableFuture.supplyAsync(() -> Goexit.exit(6)));
    println("exiting", ForkJoinPool.commonPool().submit(Goexit::isExiting).get());
  }

  private static void parallelStream() {
    Outcome<Void> outcome =
        Go.run(
            () -> {
              IntStream.range(0, 100).parallel().forEach(JdkTasks::exitAtOne);
              println("never reached");
            });
    // On the caller's own thread it is the caller's exit, on another one an error from there.
    boolean isExit =
        outcome.fold(
            value -> false,
            (status, trace) -> status == 7,
            panic -> panic instanceof GoexitSignal signal && signal.status() == 7);
    println("parallel stream left by the exit", isExit);
  }

  private static void exitAtOne(int number) {
    if (number == 50) {
      Goexit.exit(7);
    }
  }

  private static void tell(String what, Future<?> future) throws InterruptedException {
    try {
      println(what, "returned", future.get());
    } catch (ExecutionException e) {
      println(what, e.getCause().getMessage());
    }
  }
}
