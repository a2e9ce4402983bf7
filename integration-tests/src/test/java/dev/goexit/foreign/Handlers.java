package dev.goexit.foreign;

import java.util.concurrent.Callable;

/** Handlers of all kinds, each on a line of its own. */
@SuppressWarnings("finally")
public final class Handlers {
  private Handlers() {}

  /** Catches all. */
  public static void swallowing(Runnable task) {
    try {
      task.run();
    } catch (Throwable all) {
      System.out.println("swallowed");
    }
  }

  /** Catches errors, and now and then throws them on. */
  public static void choosing(Runnable task, boolean isRethrowing) {
    try {
      task.run();
    } catch (Error error) {
      if (isRethrowing) {
        throw error;
      }
    }
  }

  /** Wraps what it catches. */
  public static void wrapping(Runnable task) {
    try {
      task.run();
    } catch (Throwable all) {
      throw new IllegalStateException("wrapped", all);
    }
  }

  /** Ends in its finally. */
  public static int returning(Runnable task) {
    try {
      task.run();
      return 1;
    } finally {
      return 2;
    }
  }

  /** Lets an exit pass, whatever it looks like. */
  public static void passing(Callable<?> task) throws Exception {
    try (AutoCloseable resource = () -> System.out.println("closed")) {
      synchronized (resource) {
        try {
          task.call();
        } catch (IllegalStateException e) {
          System.out.println("not reached");
        } catch (Throwable all) {
          System.out.println("rethrown");
          throw all;
        } finally {
          System.out.println("finally");
        }
      }
    }
  }
}
