package dev.goexit.programs;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goroutine;

/** A panic that nobody recovers. */
@Defers
public final class UncaughtPanics {
  private UncaughtPanics() {}

  /** Arguments: none, or which other. */
  public static void main(String[] args) throws InterruptedException {
    switch (args.length == 0 ? "" : args[0]) {
      case "thread of others" -> onThread(() -> deferring(Goroutine.current().id()), false);
      case "thread without the API" -> onThread(UncaughtPanics::divide, false);
      case "thread with a handler" -> onThread(() -> deferring(0), true);
      case "failing handler" -> handlerFails();
      default -> onGoroutine();
    }
  }

  private static void onGoroutine() throws InterruptedException {
    Goroutine goroutine = Go.go(UncaughtPanics::fails);
    goroutine.join();
    println("main goes on:", goroutine.outcome().orElseThrow());
  }

  private static void fails() {
    defer(() -> println("deferred"));
    defer(() -> panic("second"));
    throw panic("first");
  }

  private static void onThread(Runnable body, boolean isHandled) throws InterruptedException {
    Thread thread = new Thread(body, "theirs");
    if (isHandled) {
      thread.setUncaughtExceptionHandler((t, panic) -> println("handled", panic.getMessage()));
    }
    thread.start();
    thread.join();
    println("main goes on");
  }

  private static void deferring(long id) {
    defer(() -> println("deferred"));
    throw panic(id == 0 ? "of nobody" : "of a thread of others");
  }

  private static void divide() {
    println(1 / zero());
  }

  private static int zero() {
    return 0;
  }

  private static void handlerFails() throws InterruptedException {
    Thread.setDefaultUncaughtExceptionHandler(
        (t, panic) -> {
          println("handler", panic.getMessage());
          throw new IllegalStateException("the handler's own");
        });
    onGoroutine();
  }
}
