package dev.goexit.foreign;

import java.util.concurrent.Callable;

/** Has a type of its own for what fails. */
public final class Wrapper {
  private Wrapper() {}

  /** Makes the call; whatever it throws is the cause of what is thrown here. */
  public static Object call(Callable<?> call) {
    try {
      return call.call();
    } catch (Throwable failure) {
      throw new IllegalStateException("the call failed", failure);
    }
  }
}
