package dev.goexit.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * The monitor takes the processor of a worker whose goroutine comes to its end in this moment: one
 * of the two has it then, with what the other wrote before.
 */
@JCStressTest
@Outcome(id = "5, 0", expect = ACCEPTABLE, desc = "The worker kept it.")
@Outcome(id = "0, 5", expect = ACCEPTABLE, desc = "The monitor took it.")
@Outcome(expect = FORBIDDEN, desc = "Both have it, or nobody, or without what was written.")
@State
public class HandOffRace {
  private static final Scheduler SCHEDULER = new Scheduler("race", 1, 2, true);

  private final Worker worker = new Worker(SCHEDULER, "race", true);

  /** Its slices are begun while the worker holds it. */
  public HandOffRace() {
    worker.attach(new Processor(0, SCHEDULER.queues.global, Goroutines.DEAD));
    for (int i = 0; i < 5; i++) {
      worker.held().beginSlice();
    }
    worker.release();
  }

  @Actor
  public void worker(II_Result r) {
    r.r1 = worker.tryHold() ? worker.held().tick() : 0;
  }

  @Actor
  public void monitor(II_Result r) {
    Processor taken = worker.take(false);
    r.r2 = taken == null ? 0 : taken.tick();
  }
}
