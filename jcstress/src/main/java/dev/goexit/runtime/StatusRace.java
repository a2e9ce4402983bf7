package dev.goexit.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.goexit.GoroutineStatus;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Of two who make the same transition one succeeds, and sees what the descriptor was given. */
@JCStressTest
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The first made it.")
@Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The second made it.")
@Outcome(expect = FORBIDDEN, desc = "Both did, or neither.")
@State
public class StatusRace {
  private final GoroutineDescriptor descriptor = new GoroutineDescriptor();

  @Actor
  public void first(II_Result r) {
    r.r1 = start();
  }

  @Actor
  public void second(II_Result r) {
    r.r2 = start();
  }

  private int start() {
    try {
      descriptor.become(GoroutineStatus.DEAD, GoroutineStatus.RUNNABLE);
      return 1;
    } catch (IllegalStateException refused) {
      return 0;
    }
  }
}
