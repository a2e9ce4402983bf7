package dev.goexit.runtime;

import dev.goexit.GoBody;
import java.util.concurrent.Callable;

/** A goroutine's body that returns nothing and may throw anything. */
public record FunctionBody(GoBody function) implements Callable<Void> {
  @Override
  public Void call() {
    try {
      function.run();
    } catch (Throwable thrown) {
      throw Sneaky.unchecked(thrown);
    }
    return null;
  }
}
