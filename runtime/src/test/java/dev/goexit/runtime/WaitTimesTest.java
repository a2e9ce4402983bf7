package dev.goexit.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.Goroutine;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Rule E11: "goroutine N [status, M minutes]", if it is blocked for a minute or more. */
class WaitTimesTest {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  /** The same wait goes on from look to look; the next wait of the same goroutine begins anew. */
  @Test
  void minutes_count_from_the_first_look_and_end_with_the_wait() throws Exception {
    WaitTimes times = new WaitTimes();
    SynchronousQueue<Integer> queue = new SynchronousQueue<>();
    CountDownLatch isBetween = new CountDownLatch(1);
    try (TestScheduler test = TestScheduler.of(1)) {
      GoroutineHandle taker =
          (GoroutineHandle)
              test.go(
                  () -> {
                    queue.take();
                    isBetween.countDown();
                    queue.take();
                  });
      long start = 7 * MINUTE;
      awaitWaiting(taker);
      assertEquals(0, times.minutes(taker, start + 9 * MINUTE), "nobody has looked");
      times.look(start);
      assertEquals(0, times.minutes(taker, start + MINUTE - 1));
      assertEquals(1, times.minutes(taker, start + MINUTE));
      times.look(start + 3 * MINUTE);
      assertEquals(5, times.minutes(taker, start + 5 * MINUTE));

      queue.put(1);
      isBetween.await();
      awaitWaiting(taker);
      assertEquals(0, times.minutes(taker, start + 6 * MINUTE), "this is another wait");
      times.look(start + 6 * MINUTE);
      assertEquals(2, times.minutes(taker, start + 8 * MINUTE));

      queue.put(2);
      TestScheduler.assertReturned(taker);
      assertEquals(0, times.minutes(taker, start + 9 * MINUTE));
    }
  }

  /** In the dump they stand behind the status, as in Go. */
  @Test
  void a_dump_tells_the_minutes() throws Exception {
    SynchronousQueue<Integer> queue = new SynchronousQueue<>();
    try (TestScheduler test = TestScheduler.of(1)) {
      GoroutineHandle taker = (GoroutineHandle) test.go(queue::take);
      awaitWaiting(taker);
      WaitTimes.ALL.look(System.nanoTime() - 3 * MINUTE);
      String header = taker.dump().lines().findFirst().orElseThrow();
      assertEquals("goroutine " + taker.id() + " [chan receive, 3 minutes]:", header);
      queue.put(1);
      TestScheduler.assertReturned(taker);
    }
  }

  /** The thread that looks each minute is a daemon, and there is one. */
  @Test
  void somebody_looks_while_there_are_workers() throws Exception {
    try (TestScheduler test = TestScheduler.of(1)) {
      test.run(() -> {});
      long watching =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().equals("goroutine-wait-times"))
              .peek(thread -> assertTrue(thread.isDaemon()))
              .count();
      assertEquals(1, watching);
    }
  }

  private static void awaitWaiting(Goroutine goroutine) {
    while (!goroutine.dump().contains("[chan receive")) {
      Thread.onSpinWait(); // On its way there it is running.
    }
  }
}
