package dev.goexit.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import dev.goexit.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Join and outcome: no waiter may ever hang. */
class GoroutineHandleTest {

  @Test
  void join_returns_at_once_after_the_end() throws Exception {
    try (TestScheduler test = TestScheduler.of(1)) {
      Goroutine goroutine = test.go(() -> {});
      goroutine.join();
      goroutine.join();
      assertTrue(goroutine.join(Duration.ZERO));
    }
  }

  @Test
  void join_with_a_limit_says_whether_it_has_ended() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    try (TestScheduler test = TestScheduler.of(1)) {
      Goroutine goroutine = test.go(gate::await);
      assertFalse(goroutine.join(Duration.ZERO));
      assertFalse(goroutine.join(Duration.ofNanos(1)));
      assertTrue(goroutine.outcome().isEmpty());
      gate.countDown();
      assertTrue(goroutine.join(Duration.ofSeconds(Long.MAX_VALUE)));
    }
  }

  @Test
  void an_interrupted_join_throws_and_the_goroutine_goes_on() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    try (TestScheduler test = TestScheduler.of(1)) {
      Goroutine goroutine = test.go(gate::await);
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, goroutine::join);
      assertFalse(Thread.interrupted());
      gate.countDown();
      TestScheduler.assertReturned(goroutine);
    }
  }

  /** What happened before its end, however it ended, happens-before join returns. */
  @Test
  void all_waiters_wake_and_see_what_was_written() throws Exception {
    int[] plain = new int[1];
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger seen = new AtomicInteger();
    try (TestScheduler test = TestScheduler.of(2)) {
      Goroutine goroutine =
          test.go(
              () -> {
                gate.await();
                plain[0] = 7;
                throw Goexit.exit(7);
              });
      List<Goroutine> waiters = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        waiters.add(
            test.go(
                () -> {
                  goroutine.join(Duration.ofNanos(1));
                  goroutine.join();
                  seen.addAndGet(plain[0]);
                }));
      }
      gate.countDown();
      for (Goroutine waiter : waiters) {
        TestScheduler.assertReturned(waiter);
      }
      assertEquals(7, assertInstanceOf(Outcome.Exited.class, goroutine.outcome().get()).status());
    }
    assertEquals(140, seen.get());
  }

  @Test
  void a_panic_is_the_outcome_and_the_worker_goes_on() throws Exception {
    IllegalStateException panic = new IllegalStateException("told to the handler");
    List<Throwable> told = new ArrayList<>();
    try (TestScheduler test = TestScheduler.unwatched(1)) {
      Goroutine goroutine =
          test.go(
              () -> {
                Thread.currentThread().setUncaughtExceptionHandler((t, e) -> told.add(e));
                throw panic;
              });
      TestScheduler.awaitEnd(goroutine);
      assertEquals(new Outcome.Panicked<>(panic), goroutine.outcome().orElseThrow());
      test.run(() -> {});
    }
    assertEquals(List.of(panic), told);
  }
}
