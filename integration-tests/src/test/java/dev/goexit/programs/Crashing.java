package dev.goexit.programs;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goroutine;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Crashes in a way that Go has not, or in one that takes several goroutines. */
@Defers
public final class Crashing {
  private Crashing() {}

  public static void main(String[] way) throws Throwable {
    Map<String, GoBody> ways =
        Map.of(
            "main returns while a deferred call blocks",
            Crashing::mainReturns,
            "four at once",
            Crashing::fourAtOnce,
            "a fatal error while panicking",
            Crashing::fatalWhilePanicking,
            "a fatal error",
            () -> endless(0),
            "a value",
            () -> panic(value(way[1])),
            "a null dereference",
            () -> length(null),
            "two null dereferences",
            Crashing::twoNullDereferences,
            "no API",
            () -> {
              throw new java.io.IOException("plain\nJava");
            },
            "many panics",
            Crashing::manyPanics,
            "a blocked main",
            Crashing::blocks);
    ways.get(way[0]).run();
  }

  private static void manyPanics() {
    for (int i = 0; i < 30_000; i++) {
      int number = i;
      defer(() -> panic("one of many: " + number));
    }
  }

  private static void mainReturns() throws InterruptedException {
    CountDownLatch isPanicking = new CountDownLatch(1);
    Go.go(
        () -> {
          defer(
              () -> {
                isPanicking.countDown();
                new CountDownLatch(1).await();
              });
          panic("lost");
        });
    isPanicking.await();
    println("main returns");
  }

  private static void fourAtOnce() throws InterruptedException {
    CountDownLatch all = new CountDownLatch(4);
    Goroutine last = null;
    for (int i = 0; i < 4; i++) {
      last =
          Go.go(
              () -> {
                all.countDown();
                all.await();
                panic("one of four");
              });
    }
    last.join();
  }

  private static void fatalWhilePanicking() {
    defer(
        () -> {
          recover();
          endless(0);
        });
    panic("pending");
  }

  private static void twoNullDereferences() {
    defer(() -> length(null));
    length(null);
  }

  private static int endless(int n) {
    return endless(n + 1) + 1;
  }

  private static int length(String none) {
    return none.length();
  }

  private static Object value(String name) {
    return switch (name) {
      case "character" -> 'x';
      case "long" -> -5L;
      case "double" -> 1e21;
      case "throwable" -> new IllegalStateException("state\nof things");
      case "enum" -> Thread.State.NEW;
      case "list" -> List.of(1, "two");
      case "no text" -> new WithoutText();
      default -> new Object();
    };
  }

  /** As exceptions whose text is their message, when they have none. */
  private static final class WithoutText {
    @Override
    public String toString() {
      return null;
    }
  }

  private static void blocks() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    Thread reader =
        new Thread(
            () -> {
              println("all goroutines are asleep");
              new java.util.Scanner(System.in).nextLine();
              never.countDown();
            });
    reader.setDaemon(true);
    reader.start();
    never.await();
    println("and awake");
  }
}
