package dev.goexit.exittrap;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;

/** A command-line program that ends as its first argument says. */
final class Sample {
  private static final AtomicInteger RUNS = new AtomicInteger();

  private Sample() {}

  public static void main(String[] args) throws Exception {
    System.out.println("run " + RUNS.incrementAndGet() + " of " + String.join(" ", args));
    switch (args[0]) {
      case "return" -> {}
      case "exit" -> System.exit(Integer.parseInt(args[1]));
      case "eat" -> eat();
      case "throw" -> throw new IllegalStateException("oops", new IllegalArgumentException("why"));
      case "pool" -> {
        CompletableFuture.runAsync(() -> System.exit(4), ForkJoinPool.commonPool());
        new CountDownLatch(1).await();
      }
      case "loop" -> {
        new Thread(() -> System.exit(5)).start();
        for (long turns = 1; turns != 0; turns++) {
          Thread.onSpinWait();
        }
      }
      case "hook" -> {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        System.exit(6);
      }
      case "thread" -> {
        new Thread(() -> System.out.println("in the background")).start();
      }
      case "read" -> System.out.println(new String(System.in.readAllBytes()));
      default -> System.err.println("no such case");
    }
  }

  private static void eat() {
    try {
      System.exit(3);
    } catch (Throwable t) {
      System.out.println("a JVM would not come here");
      t.printStackTrace();
      System.exit(33);
    } finally {
      System.out.println("nor here");
    }
  }
}
