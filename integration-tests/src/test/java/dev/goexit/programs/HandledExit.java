package dev.goexit.programs;

import static dev.goexit.Go.defer;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goexit;

/** Handlers that would swallow an exit: each runs, and the exit goes on. */
@Defers
public final class HandledExit {
  private HandledExit() {}

  public static void main(String[] args) {
    exit("catch Throwable that falls out", HandledExit::catchThrowable);
    exit("catch Error", HandledExit::catchError);
    exit("finally with return", () -> println("not reached", finallyReturns()));
    exit("catch in a loop", HandledExit::catchInLoop);
    exit("catch that throws another", HandledExit::catchThrows);
    exit("try with resources", HandledExit::resources);
    exit("catch Exception", HandledExit::catchException);
    exit("catch in a deferred call", HandledExit::catchInDeferred);
  }

  private static void exit(String name, GoBody body) {
    println(name, Go.run(body).getClass().getSimpleName());
  }

  private static void catchThrowable() {
    defer(() -> println("deferred"));
    try {
      Goexit.exit();
    } catch (Throwable t) {
      println("handler runs");
    }
    println("not reached");
  }

  private static void catchError() {
    defer(() -> println("deferred"));
    try {
      Goexit.exit();
    } catch (Error e) {
      println("handler runs");
    }
    println("not reached");
  }

  @SuppressWarnings("finally")
  private static int finallyReturns() {
    defer(() -> println("deferred"));
    try {
      Goexit.exit();
      return 1;
    } finally {
      println("finally runs");
      return 2;
    }
  }

  private static void catchInLoop() {
    defer(() -> println("deferred"));
    for (int i = 0; i < 3; i++) {
      try {
        println("pass", i);
        Goexit.exit();
      } catch (Throwable t) {
        println("handler runs");
        continue;
      }
    }
    println("not reached");
  }

  private static void catchThrows() {
    defer(() -> println("deferred, exiting", Goexit.isExiting()));
    try {
      Goexit.exit();
    } catch (Throwable t) {
      throw new IllegalStateException("wrapped", t);
    }
  }

  private record Resource(String name) implements AutoCloseable {
    @Override
    public void close() {
      println("closed", name);
    }
  }

  private static void resources() {
    defer(() -> println("deferred"));
    try (Resource first = new Resource("first");
        Resource second = new Resource("second")) {
      println("open", first.name(), second.name());
      Goexit.exit();
    } catch (Throwable t) {
      println("handler runs");
    }
    println("not reached");
  }

  private static void catchException() {
    defer(() -> println("deferred"));
    try {
      Goexit.exit();
    } catch (Exception e) {
      println("not reached");
    }
    println("not reached");
  }

  private static void catchInDeferred() {
    defer(() -> println("deferred before"));
    defer(
        () -> {
          try {
            throw new IllegalStateException("in the deferred call");
          } catch (Throwable t) {
            println("caught", t.getMessage());
          }
          println("deferred call ends");
        });
    Goexit.exit();
  }
}
