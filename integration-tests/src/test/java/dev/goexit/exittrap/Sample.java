package dev.goexit.exittrap;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
      case "redirect" -> redirect(args[1]);
      default -> System.err.println("no such case");
    }
  }

  /** Its own streams in the JVM's places, and back; what it prints goes through both. */
  private static void redirect(String name) throws Exception {
    PrintStream out = System.out;
    PrintStream err = System.err;
    InputStream in = System.in;
    System.setOut(new Named(out, name + " out: "));
    System.setErr(new Named(err, name + " err: "));
    System.setIn(new ByteArrayInputStream(name.getBytes(StandardCharsets.US_ASCII)));
    for (int i = 0; i < 20; i++) {
      System.out.println("through both " + i);
      out.println("through the first " + i);
      Thread.yield();
    }
    Exception thrown = new IllegalStateException("the JDK's own print");
    thrown.setStackTrace(new StackTraceElement[0]);
    thrown.printStackTrace();
    System.out.println("read " + new String(System.in.readAllBytes(), StandardCharsets.US_ASCII));
    Thread thread = new Thread(() -> System.out.println("from a thread"));
    thread.start();
    thread.join();
    System.setOut(out);
    System.setErr(err);
    System.setIn(in);
    System.out.println("restored " + (System.out == out) + (System.err == err));
  }

  /** Puts a name in front of each line. */
  private static final class Named extends PrintStream {
    private final String name;

    Named(PrintStream wrapped, String name) {
      super(wrapped, true);
      this.name = name;
    }

    @Override
    public void println(Object line) {
      super.println(name + line);
    }

    @Override
    public void println(String line) {
      super.println(name + line);
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
