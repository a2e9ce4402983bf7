package dev.goexit.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.goexit.Goexit;
import dev.goexit.GoroutineStatus;
import java.util.concurrent.Callable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * Plain writes before a return, an exit or a panic are visible after outcome() and after join();
 * and who sees that it is dead sees an outcome. A whole goroutine runs, from its bottom frame to
 * its end.
 */
public class EndRace {
  private static final StackTraceElement SITE =
      new StackTraceElement("dev.goexit.runtime.EndRace", "start", "EndRace.java", 1);

  /** Ends in one of the three ways, behind a plain write. */
  abstract static class Ended {
    private final GoroutineDescriptor descriptor = Goroutines.start("", SITE);
    private final GoroutineHandle handle = descriptor.handle;
    private int plain;

    abstract Object end() throws Exception;

    final void run() {
      Callable<Object> body =
          () -> {
            plain = 7;
            return end();
          };
      Goroutines.end(descriptor, Goroutines.run(descriptor, body));
    }

    final int afterOutcome() {
      return handle.outcome().isPresent() ? plain : 0;
    }

    final int afterJoin() {
      try {
        handle.join();
        return plain;
      } catch (InterruptedException e) {
        return -1;
      }
    }

    /** 0 if it lives, 7 if it is dead and has an outcome. */
    final int afterDeath() {
      if (handle.status() != GoroutineStatus.DEAD) {
        return 0;
      }
      return handle.outcome().isPresent() ? plain : -1;
    }
  }

  /** By return. */
  @JCStressTest
  @Outcome(id = "(0|7), (0|7), 7", expect = ACCEPTABLE, desc = "All of it, or not ended yet.")
  @Outcome(expect = FORBIDDEN, desc = "An end without what was written before.")
  @State
  public static class ByReturn extends Ended {
    @Override
    Object end() {
      return null;
    }

    @Actor
    public void goroutine() {
      run();
    }

    @Actor
    public void other(III_Result r) {
      r.r1 = afterOutcome();
      r.r2 = afterDeath();
      r.r3 = afterJoin();
    }
  }

  /** By exit. */
  @JCStressTest
  @Outcome(id = "(0|7), (0|7), 7", expect = ACCEPTABLE, desc = "All of it, or not ended yet.")
  @Outcome(expect = FORBIDDEN, desc = "An end without what was written before.")
  @State
  public static class ByExit extends Ended {
    @Override
    Object end() {
      throw Goexit.exit(3);
    }

    @Actor
    public void goroutine() {
      run();
    }

    @Actor
    public void other(III_Result r) {
      r.r1 = afterOutcome();
      r.r2 = afterDeath();
      r.r3 = afterJoin();
    }
  }

  /** By panic. */
  @JCStressTest
  @Outcome(id = "(0|7), (0|7), 7", expect = ACCEPTABLE, desc = "All of it, or not ended yet.")
  @Outcome(expect = FORBIDDEN, desc = "An end without what was written before.")
  @State
  public static class ByPanic extends Ended {
    @Override
    Object end() throws Exception {
      throw new Exception("a panic");
    }

    @Actor
    public void goroutine() {
      run();
    }

    @Actor
    public void other(III_Result r) {
      r.r1 = afterOutcome();
      r.r2 = afterDeath();
      r.r3 = afterJoin();
    }
  }
}
