package dev.goexit.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * What happened before a goroutine's end happens-before outcome() is seen and join() returns; and
 * join() returns.
 */
@JCStressTest
@Outcome(id = "0, 7", expect = ACCEPTABLE, desc = "No outcome yet; join waited.")
@Outcome(id = "7, 7", expect = ACCEPTABLE, desc = "The outcome, and all before it.")
@Outcome(expect = FORBIDDEN, desc = "An outcome without what was written before.")
@State
public class HandleRace {
  private final GoroutineHandle handle =
      new GoroutineHandle(1, "", new GoroutineDescriptor(), null, 0);
  private int plain;

  @Actor
  public void goroutine() {
    plain = 7;
    handle.end(Ending.returned(null));
  }

  @Actor
  public void other(II_Result r) {
    r.r1 = handle.outcome().isPresent() ? plain : 0;
    try {
      handle.join();
      r.r2 = plain;
    } catch (InterruptedException e) {
      r.r2 = -1;
    }
  }
}
