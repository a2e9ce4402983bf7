package dev.goexit.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * No wake-up is lost: one puts a goroutine into a queue and looks who is idle, the other says that
 * it is idle and looks into the queues. Here the goroutine is one that is kicked into the ring.
 */
@JCStressTest
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "It is woken.")
@Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "It finds the goroutine.")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Both.")
@Outcome(id = "0, 0", expect = FORBIDDEN, desc = "A goroutine waits while a worker sleeps.")
@State
public class WakeUpRace {
  private final RunQueue queue = new RunQueue(new GlobalRunQueue(new ReentrantLock()));
  private volatile int idle;

  public WakeUpRace() {
    queue.putNext(new GoroutineDescriptor());
  }

  @Actor
  public void starting(II_Result r) {
    queue.putNext(new GoroutineDescriptor());
    r.r1 = idle;
  }

  @Actor
  public void parking(II_Result r) {
    idle = 1;
    r.r2 = queue.size() > 1 ? 1 : 0;
  }
}
