package dev.goexit.gotests;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.panic;
import static dev.goexit.Go.recover;
import static dev.goexit.programs.Print.println;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goexit;
import dev.goexit.Outcome;
import java.util.concurrent.SynchronousQueue;

/**
 * src/iter: what ends the iterator in its coroutine ends who asked it for the next value. Go's Pull
 * is written here on the API, as a user would: how an exit or a panic is passed on, on purpose.
 */
@Defers
final class PullCases {
  private PullCases() {}

  private interface Yield {
    boolean run(int number) throws Throwable;
  }

  private interface Numbers {
    void each(Yield yield) throws Throwable;
  }

  /** An iterator that runs in a goroutine of its own, a value at a time. */
  static final class Pull {
    private static final Object END = new Object();

    private final SynchronousQueue<Boolean> wishes = new SynchronousQueue<>();
    private final SynchronousQueue<Object> values = new SynchronousQueue<>();
    private final Numbers numbers;
    private Outcome<Void> outcome;
    private boolean isStarted;
    private boolean isOver;

    Pull(Numbers numbers) {
      this.numbers = numbers;
    }

    /** Null at the end. Panics or exits as the iterator does. */
    Integer next() throws Throwable {
      return resume(true);
    }

    /** The iterator gets false from its yield. Panics or exits as it does then. */
    void stop() throws Throwable {
      isOver |= !isStarted;
      resume(false);
    }

    private Integer resume(boolean goesOn) throws Throwable {
      if (isOver) {
        return null;
      }
      if (isStarted) {
        wishes.put(goesOn);
      } else {
        isStarted = true;
        Go.go(this::iterate);
      }
      Object value = values.take();
      if (value != END) {
        return (Integer) value;
      }
      isOver = true;
      passOn();
      return null;
    }

    private void iterate() throws InterruptedException {
      outcome = Go.run(() -> numbers.each(this::yield));
      values.put(END);
    }

    private boolean yield(int number) throws InterruptedException {
      values.put(number);
      return wishes.take();
    }

    private void passOn() throws Throwable {
      if (outcome instanceof Outcome.Exited<Void> exited) {
        Goexit.exit(exited.status());
      } else if (outcome instanceof Outcome.Panicked<Void> panicked) {
        throw panicked.panic();
      }
    }
  }

  private static void pulled(Pull pull) throws Throwable {
    Integer number = pull.next();
    println(number == null ? 0 : number, number != null);
  }

  private static void tellRecovered(String what, GoBody body) throws Throwable {
    defer(() -> println(what, recover()));
    body.run();
  }

  private static void exits(String what, GoBody body) {
    println(what, "exits", Go.run(body) instanceof Outcome.Exited);
  }

  @GoTest("iter/pull_test.go TestPullPanic")
  static void panicOfTheIterator() throws Throwable {
    Pull pull = new Pull(yield -> panic("boom"));
    tellRecovered("next panics", pull::next);
    pulled(pull);
    pull.stop();
    Pull atEnd = new Pull(PullCases::panicsAtEnd);
    pulled(atEnd);
    tellRecovered("stop panics", atEnd::stop);
    pulled(atEnd);
    atEnd.stop();
  }

  private static void panicsAtEnd(Yield yield) throws Throwable {
    defer(() -> panic("boom"));
    boolean goesOn = true;
    while (goesOn) {
      goesOn = yield.run(55);
    }
  }

  @GoTest("iter/pull_test.go TestPullGoexit")
  static void exitOfTheIterator() throws Throwable {
    Pull pull = new Pull(yield -> Goexit.exit());
    exits("next", pull::next);
    pulled(pull);
    pull.stop();
    Pull atEnd = new Pull(PullCases::exitsAtEnd);
    pulled(atEnd);
    exits("stop", atEnd::stop);
    pulled(atEnd);
    atEnd.stop();
  }

  private static void exitsAtEnd(Yield yield) throws Throwable {
    defer(() -> Goexit.exit());
    boolean goesOn = true;
    while (goesOn) {
      goesOn = yield.run(55);
    }
  }
}
