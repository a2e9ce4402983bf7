package dev.goexit.weave.methods.targets;

import static dev.goexit.Go.defer;

import dev.goexit.Deferred;
import dev.goexit.Defers;
import dev.goexit.Go;

/** Functions whose deferred calls change the result. */
@Defers
public class Results {
  public int doubled() {
    defer(() -> Go.setResult((Integer) Go.result() * 2));
    return 21;
  }

  public String recovered() {
    defer(
        () -> {
          if (Go.recover() != null) {
            Go.setResult("set after " + Go.result());
          }
        });
    throw new IllegalStateException();
  }

  /** Says it by a method reference alone. */
  @Defers
  public static class ByReference {
    public int set() {
      defer(Go::setResult, 42);
      return 21;
    }

    public Object recoveredAndSet() {
      defer(ByReference::squelch);
      defer(Go::setResult, "set");
      throw new IllegalStateException();
    }

    private static void squelch() {
      Go.recover();
    }
  }

  /** Another class says it. */
  @Defers
  public static class Elsewhere {
    public Object recovered() {
      defer(new Setting());
      throw new IllegalStateException();
    }

    private static final class Setting implements Deferred {
      @Override
      public void run() {
        Go.recover();
        Go.setResult("lost");
      }
    }
  }
}
