package dev.goexit.programs;

import static dev.goexit.Go.defer;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Goexit;
import dev.goexit.GoexitSignal;
import dev.goexit.Goroutine;
import dev.goexit.GoroutineExecutor;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Tasks that exit: their futures complete, their thread takes the next. */
@Defers
public final class Executor {
  private Executor() {}

  public static void main(String[] args) throws Exception {
    try (GoroutineExecutor executor =
        GoroutineExecutor.builder().name("worker").parallelism(1).build()) {
      printFuture("callable", executor.submit(exiting("callable", 3)));
      printFuture("runnable", executor.submit(() -> leave("runnable", 4)));
      printFuture("returning", executor.submit(() -> "value on " + threadName()));
      printFuture("failing", executor.submit(Executor::fail));
      for (Future<?> future : executor.invokeAll(List.of(exiting("all", 5)))) {
        printFuture("of all", future);
      }
      printCompletable(CompletableFuture.runAsync(() -> leave("completable", 6), executor));
      Goroutine goroutine = executor.go(() -> println("goroutine on", threadName()));
      goroutine.join();
    }
    println("executor has ended");
  }

  private static Callable<String> exiting(String name, int status) {
    return () -> {
      leave(name, status);
      return "not reached";
    };
  }

  private static void leave(String name, int status) {
    defer(() -> println(name, "leaves", threadName()));
    throw Goexit.exit(status);
  }

  private static String fail() {
    throw new IllegalStateException("no exit");
  }

  private static String threadName() {
    return Thread.currentThread().getName();
  }

  private static void printFuture(String name, Future<?> future) throws InterruptedException {
    try {
      println(name, future.get());
    } catch (ExecutionException e) {
      printCause(name, e.getCause());
    }
  }

  private static void printCompletable(CompletableFuture<Void> future) {
    try {
      println("completable", future.join());
    } catch (CompletionException e) {
      printCause("completable", e.getCause());
    }
  }

  private static void printCause(String name, Throwable cause) {
    println(
        name, cause instanceof GoexitSignal exit ? "exited with status " + exit.status() : cause);
  }
}
