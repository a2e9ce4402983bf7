package dev.goexit.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * The owner puts two goroutines, the first of which is kicked into the ring, and takes one, while a
 * thief steals. How many each got, and how many are left: each comes out once.
 */
@JCStressTest
@Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "The thief was too early or too late.")
@Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "Each got one.")
@Outcome(id = "0, 1, 1", expect = FORBIDDEN, desc = "The owner sees what it put.")
@Outcome(expect = FORBIDDEN, desc = "One is lost or doubled.")
@State
public class RunQueueRace {
  private final GlobalRunQueue global = new GlobalRunQueue(new ReentrantLock());
  private final RunQueue queue = new RunQueue(global);
  private final RunQueue thief = new RunQueue(global);

  @Actor
  public void owner(III_Result r) {
    queue.putNext(new GoroutineDescriptor());
    queue.putNext(new GoroutineDescriptor());
    r.r1 = queue.get() == null ? 0 : 1;
  }

  @Actor
  public void thief(III_Result r) {
    r.r2 = thief.stealFrom(queue, false) == null ? 0 : 1;
  }

  @Arbiter
  public void rest(III_Result r) {
    while (queue.get() != null) {
      r.r3++;
    }
    while (thief.get() != null) {
      r.r3++;
    }
  }
}
