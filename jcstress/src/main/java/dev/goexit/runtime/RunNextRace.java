package dev.goexit.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Owner and thief take the one that runs next: one of them gets it, and sees what was written. */
@JCStressTest
@Outcome(id = "7, 0", expect = ACCEPTABLE, desc = "The owner got it.")
@Outcome(id = "0, 7", expect = ACCEPTABLE, desc = "The thief got it, with its fields.")
@Outcome(expect = FORBIDDEN, desc = "It is lost, doubled, or half seen.")
@State
public class RunNextRace {
  private final RunQueue queue = new RunQueue(new GlobalRunQueue(new ReentrantLock()));

  @Actor
  public void owner(II_Result r) {
    GoroutineDescriptor goroutine = new GoroutineDescriptor();
    goroutine.bottomsBelow = 7;
    queue.putNext(goroutine);
    GoroutineDescriptor own = queue.get();
    r.r1 = own == null ? 0 : own.bottomsBelow;
  }

  @Actor
  public void thief(II_Result r) {
    GoroutineDescriptor stolen = queue.takeNext();
    r.r2 = stolen == null ? 0 : stolen.bottomsBelow;
  }
}
