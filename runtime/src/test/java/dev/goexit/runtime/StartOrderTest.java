package dev.goexit.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.Go;
import dev.goexit.Goroutine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which order goroutines run that a goroutine starts, with one processor. Rules F1 to F16. */
class StartOrderTest {

  /** F10, Ran: 5 0 1 2 3 4. */
  @Test
  void the_last_started_runs_first_then_the_rest_in_order() throws Exception {
    assertEquals("5, 0..4", orderOf(6));
  }

  /**
   * F11: 300 goroutines with one P; the batch 0..127 and 256 goes to the global queue, and single
   * ones of it slip in by the 1-in-61 rule (F12). Ran, Go 1.26: {@code 299, 128..187, 0, 188..247,
   * 1, 248..255, 257..298, 2..127, 256}; where the first slips in depends on the ticks before.
   */
  @Test
  void three_hundred_come_in_gos_order() throws Exception {
    assertEquals("299, 128..187, 0, 188..247, 1, 248..255, 257..298, 2..127, 256", orderOf(300));
  }

  private static String orderOf(int count) throws InterruptedException {
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch all = new CountDownLatch(count);
    try (TestScheduler test = TestScheduler.unwatched(1)) {
      test.run(
          () -> {
            for (int i = 0; i < count; i++) {
              int number = i;
              test.go(
                  () -> {
                    order.add(number);
                    all.countDown();
                  });
            }
          });
      all.await();
    }
    return ReuseOrder.ranges(order);
  }

  /** F16, Ran with one P: a3 a0 a1 a2 b3 b0 b1 b2. */
  @Test
  void gosched_goes_to_the_back_of_the_global_queue() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    List<Goroutine> started = Collections.synchronizedList(new ArrayList<>());
    try (TestScheduler test = TestScheduler.unwatched(1)) {
      test.run(
          () -> {
            for (int i = 0; i < 4; i++) {
              int number = i;
              started.add(
                  test.go(
                      () -> {
                        order.add("a" + number);
                        Go.gosched();
                        order.add("b" + number);
                      }));
            }
          });
      for (Goroutine goroutine : started) {
        TestScheduler.assertReturned(goroutine);
      }
    }
    assertEquals(List.of("a3", "a0", "a1", "a2", "b3", "b0", "b1", "b2"), order);
  }

  /** Go: TestYieldProgress. Who only yields lets the other come to its end. */
  @Test
  void gosched_in_a_loop_lets_another_go_on() throws Exception {
    try (TestScheduler test = TestScheduler.unwatched(1)) {
      boolean[] isDone = new boolean[1]; // With one processor nobody needs a lock.
      test.run(
          () -> {
            test.go(
                () -> {
                  for (int i = 0; i < 20; i++) {
                    Go.gosched();
                  }
                  isDone[0] = true;
                });
            while (!isDone[0]) {
              Go.gosched();
            }
          });
    }
  }

  /** A goroutine that is alone is not stopped by gosched, and keeps its interrupt. */
  @Test
  void gosched_keeps_the_interrupt() throws Exception {
    List<Boolean> isInterrupted = Collections.synchronizedList(new ArrayList<>());
    try (TestScheduler test = TestScheduler.unwatched(1)) {
      test.run(
          () -> {
            Thread.currentThread().interrupt();
            Go.gosched();
            isInterrupted.add(Thread.currentThread().isInterrupted());
            test.go(() -> {});
            Go.gosched();
            isInterrupted.add(Thread.currentThread().isInterrupted());
          });
    }
    assertEquals(List.of(true, true), isInterrupted);
  }

  /**
   * F3, Ran: one P; N goroutines die in a recorded order, then N + 10 new ones are started and stay
   * alive. Here a goroutine among N starts them, waits in gosched for their end, and starts again.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
           5  | 4..0
           63 | 62..0
           64 | 30..0, 62..31, 63
           100 | 99..97, 30..0, 95..64, 61..31, 96, 63..62
          """)
  void descriptors_are_used_again_in_gos_order(int count, String expected) throws Exception {
    List<Integer> died = Collections.synchronizedList(new ArrayList<>());
    List<Integer> reused = new ArrayList<>();
    while (Goroutines.DEAD.get() != null) {
      // What other tests left in the global list would be used first.
    }
    try (TestScheduler test = TestScheduler.unwatched(1)) {
      test.run(
          () -> {
            for (int i = 0; i < count; i++) {
              test.go(() -> died.add(Goroutine.current().descriptor()));
            }
            while (died.size() < count) {
              Go.gosched();
            }
            for (int i = 0; i < count + 10; i++) {
              reused.add(died.indexOf(test.go(() -> {}).descriptor()));
            }
          });
    }
    assertEquals(expected, ReuseOrder.ranges(reused.subList(0, count)));
    assertEquals(Collections.nCopies(10, -1), reused.subList(count, count + 10));
  }

  /** F1, Ran: with one P, 40 goroutines in a row have 40 ids in a row, whatever is reused. */
  @Test
  void ids_of_one_processor_grow_and_are_never_used_again() throws Exception {
    List<Long> ids = new ArrayList<>();
    try (TestScheduler test = TestScheduler.unwatched(1)) {
      test.run(
          () -> {
            for (int i = 0; i < 40; i++) {
              ids.add(test.go(() -> {}).id());
              Go.gosched();
            }
          });
    }
    for (int i = 1; i < ids.size(); i++) {
      long step = ids.get(i) - ids.get(i - 1);
      assertEquals(1, step, "ids " + ids); // Nobody else starts goroutines meanwhile.
    }
  }

  /** F12: every 61st slice the global queue is looked at first, so it cannot starve. */
  @Test
  void the_global_queue_has_its_turn_while_the_ring_is_full() throws Exception {
    int[] slices = new int[2];
    try (TestScheduler test = TestScheduler.unwatched(1)) {
      CountDownLatch isFull = new CountDownLatch(1);
      CountDownLatch isQueued = new CountDownLatch(1);
      Goroutine feeding =
          test.go(
              () -> {
                for (int i = 0; i < 200; i++) {
                  test.go(() -> slices[0]++);
                }
                isFull.countDown();
                isQueued.await();
              });
      isFull.await();
      Goroutine global = test.go(() -> slices[1] = slices[0]); // From outside: the global queue.
      isQueued.countDown();
      TestScheduler.assertReturned(feeding);
      TestScheduler.assertReturned(global);
    }
    assertEquals(true, slices[1] <= 62, "slices before the global queue's turn: " + slices[1]);
  }
}
