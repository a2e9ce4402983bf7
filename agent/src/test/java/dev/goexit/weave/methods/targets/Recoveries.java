package dev.goexit.weave.methods.targets;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.recover;

import dev.goexit.Deferred;
import dev.goexit.Defers;
import dev.goexit.Go;
import java.util.ArrayList;
import java.util.List;

/** Deferred lambdas that recover, deferred where they are written or elsewhere. */
@Defers
public class Recoveries {
  /** What each {@code recover()} gave. */
  public final List<Object> recovered = new ArrayList<>();

  public void atOnce() {
    defer(() -> recovered.add(recover()));
    throw new IllegalStateException("at once");
  }

  public void ofType() {
    defer(() -> recovered.add(recover(IllegalStateException.class)));
    defer(() -> recovered.add(recover(IllegalArgumentException.class)));
    throw new IllegalStateException("of type");
  }

  public void inLoop() {
    for (int i = 0; i < 3; i++) {
      int pass = i;
      defer(() -> recovered.add(pass + " " + recover()));
    }
    throw new IllegalStateException("in loop");
  }

  public void keptBefore() throws Throwable {
    Deferred kept = () -> recovered.add(recover());
    defer(() -> kept.run());
    defer(
        () -> {
          kept.run();
          recovered.add("not directly");
        });
    defer(kept);
    throw new IllegalStateException("kept before");
  }

  public void inHelper() {
    defer(
        () -> {
          Runnable helper = () -> recovered.add(recover());
          helper.run();
          recovered.add("helped");
        });
    throw new IllegalStateException("in helper");
  }

  public void inArgument() {
    Go.<Runnable>defer(
        argument -> {
          argument.run();
          recovered.add("called");
        },
        () -> recovered.add(recover()));
    throw new IllegalStateException("in argument");
  }

  /** Its deferred call is a function that panics itself, recovers, and goes on returning. */
  public void underAnother(boolean inLoop) {
    defer(
        () -> {
          if (inLoop) {
            recoveringChained();
          } else {
            recovering();
          }
          recovered.add("then " + recover());
        });
    throw new IllegalStateException("outer");
  }

  private void recovering() {
    defer(() -> recovered.add(recover()));
    defer(() -> recovered.add(recover()));
    throw new IllegalStateException("inner");
  }

  private void recoveringChained() {
    for (int i = 0; i < 2; i++) {
      defer(() -> recovered.add(recover()));
    }
    throw new IllegalStateException("inner");
  }

  /** Its deferred call is a function that returns. */
  public void overReturning() {
    defer(
        () -> {
          returning();
          returningChained();
          returningOfType(IllegalStateException.class);
        });
    throw new IllegalStateException("not recovered");
  }

  private void returning() {
    defer(() -> recovered.add(recover()));
  }

  private void returningChained() {
    for (int i = 0; i < 2; i++) {
      defer(() -> recovered.add(recover()));
    }
  }

  /** In the form for functions that return one of its calls of recover is gone, and one is left. */
  private void returningOfType(Class<?> type) {
    defer(
        () -> {
          recovered.add(recover());
          recovered.add(recover(type));
        });
  }
}
