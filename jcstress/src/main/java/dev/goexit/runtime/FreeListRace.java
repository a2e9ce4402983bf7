package dev.goexit.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** One processor spills a dead descriptor to the global list, two look for one there. */
@JCStressTest
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "The first got it, reset.")
@Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The second got it, reset.")
@Outcome(expect = FORBIDDEN, desc = "It was given twice, or with a dead one's state.")
@State
public class FreeListRace {
  private final GlobalFreeList global = new GlobalFreeList(new GoroutineRegistry());
  private final FreeList first = new FreeList(global);
  private final FreeList second = new FreeList(global);

  @Actor
  public void first(II_Result r) {
    GoroutineDescriptor dead = new GoroutineDescriptor();
    dead.bottomsBelow = 7;
    dead.reset();
    global.put(dead);
    r.r1 = look(first);
  }

  @Actor
  public void second(II_Result r) {
    r.r2 = look(second);
  }

  private static int look(FreeList list) {
    GoroutineDescriptor dead = list.get();
    if (dead == null) {
      return 0;
    }
    return dead.isReset() ? 1 : -1;
  }
}
