package dev.goexit.programs;

import static dev.goexit.programs.Print.println;

import dev.goexit.Goroutine;
import dev.goexit.GoroutineExecutor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/** Prints the line that each of an executor's ways to start a goroutine tells. */
public final class ExecutorSites {
  private ExecutorSites() {}

  public static void main(String[] args) throws Exception {
    try (GoroutineExecutor executor = GoroutineExecutor.builder().parallelism(1).build()) {
      executor.go(ExecutorSites::tell).join();
      executor.go("named", ExecutorSites::tell).join();
      executor.execute(ExecutorSites::tell);
      executor.submit(ExecutorSites::tell).get();
      executor.submit(ExecutorSites::tell, "result").get();
      executor.submit(() -> tellAndGive("result")).get();
      executor.invokeAll(List.of(() -> tellAndGive("result")));
      CompletableFuture.runAsync(ExecutorSites::tell, executor).join();
      throughTheInterface(executor);
    }
  }

  private static void throughTheInterface(ExecutorService executor) throws Exception {
    executor.execute(ExecutorSites::tell);
    executor.submit(ExecutorSites::tell).get();
  }

  private static void tell() {
    println(Goroutine.current().creationSite());
  }

  private static String tellAndGive(String result) {
    tell();
    return result;
  }
}
