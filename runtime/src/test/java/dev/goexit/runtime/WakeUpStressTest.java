package dev.goexit.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No wake-up is lost: without a monitor that could make up for one, everything is run. */
class WakeUpStressTest {
  private static final int ROUNDS = Integer.getInteger("goexit.stress", 5_000);

  /** Started from outside while the workers are about to park, or parked. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void a_start_from_outside_wakes_a_worker(int processors) throws Exception {
    try (TestScheduler test = TestScheduler.unwatched(processors)) {
      for (int i = 0; i < ROUNDS; i++) {
        CountDownLatch done = new CountDownLatch(2);
        test.go(done::countDown);
        test.go(done::countDown);
        done.await();
      }
    }
  }

  /** Started by a goroutine that then waits: only another worker can run it. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void a_start_from_inside_wakes_another_worker(int processors) throws Exception {
    try (TestScheduler test = TestScheduler.unwatched(processors)) {
      test.run(
          () -> {
            for (int i = 0; i < ROUNDS; i++) {
              CountDownLatch done = new CountDownLatch(1);
              test.go(done::countDown);
              done.await();
            }
          });
    }
  }

  /**
   * Between its listing as idle and its last look: what it takes it takes as one that looks for
   * work, and then wakes another for what it leaves. It took itself for one that was looking
   * before; of two goroutines that it found at once the second waited for good.
   */
  @Test
  void a_worker_that_is_woken_on_its_way_to_park_looks_for_work() {
    Scheduler scheduler = new Scheduler("woken", 2, 2, true);
    Worker worker = scheduler.workers.reserve();
    worker.isStarted = true; // The calling thread stands for its own.
    worker.attach(scheduler.idleProcessors.take());

    assertNull(scheduler.parking.listIdle(worker));
    assertTrue(scheduler.wakeUps.wakeProcessor());
    assertTrue(scheduler.parking.stop(worker));

    assertTrue(worker.isSpinning);
    assertTrue(scheduler.wakeUps.isAnySpinning());
  }

  /**
   * Two that wait for each other, started from outside while workers end and park, with nobody to
   * watch: a worker that takes both at once leaves the second to one that looks for work.
   */
  @Test
  void two_that_meet_both_get_a_thread() throws InterruptedException {
    try (TestScheduler test = TestScheduler.unwatched(2)) {
      for (int i = 0; i < 20_000; i++) {
        SynchronousQueue<Integer> there = new SynchronousQueue<>();
        SynchronousQueue<Integer> back = new SynchronousQueue<>();
        test.go(() -> back.put(there.take()));
        test.go(() -> there.put(1));
        assertEquals(1, back.poll(60, TimeUnit.SECONDS), "one of the two has no thread");
      }
    }
  }
}
