package dev.goexit.runtime;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.goexit.Goroutine;
import dev.goexit.user.Gate;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** When starts are refused since all threads are blocked, and when not. */
class ThreadLimitTest {

  /** One that starts a goroutine may wait for a lock of ours: it is not blocked, it gets on. */
  @Test
  void a_thread_that_uses_its_processor_is_not_blocked() throws Exception {
    Gate gate = new Gate();
    AtomicReference<Thread> starter = new AtomicReference<>();
    try (TestScheduler test = TestScheduler.of(2, 1)) {
      ThreadLimit limit = test.scheduler.threadLimit;
      test.scheduler.monitor.pause();
      Goroutine first =
          test.go(
              () -> {
                starter.set(Thread.currentThread());
                gate.pass();
                test.go(() -> {});
              });
      while (starter.get() == null) {
        Thread.onSpinWait();
      }
      test.scheduler.lock.lock();
      try {
        gate.open();
        while (!test.scheduler.lock.hasQueuedThread(starter.get())) {
          Thread.onSpinWait();
        }
        limit.refuseIfAllBlocked(0);
        limit.refuseIfAllBlocked(ThreadLimit.CONFIRM_NANOS);
        assertDoesNotThrow(limit::refuseIfReached);
      } finally {
        test.scheduler.lock.unlock();
      }
      TestScheduler.assertReturned(first);
    }
  }
}
