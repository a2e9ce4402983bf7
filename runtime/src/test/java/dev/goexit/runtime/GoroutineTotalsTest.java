package dev.goexit.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many goroutines were started and how they ended, wherever they were counted. */
class GoroutineTotalsTest {
  private Thread.UncaughtExceptionHandler handler;

  @BeforeEach
  void expectPanics() {
    handler = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
  }

  @AfterEach
  void expectNoneAnyMore() {
    Thread.setDefaultUncaughtExceptionHandler(handler);
  }

  /** Started inside and outside, on workers and on the calling thread; also when all are gone. */
  @Test
  void each_goroutine_is_counted_once_when_it_starts_and_once_when_it_ends() throws Exception {
    GoroutineTotals.Sum before = GoroutineTotals.ALL.sum();
    try (TestScheduler test = TestScheduler.of(3)) {
      test.run(
          () -> {
            List<Goroutine> all = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
              all.add(test.go(endsAs(i % 3)));
            }
            for (Goroutine goroutine : all) {
              goroutine.join();
            }
          });
      for (int i = 0; i < 6; i++) {
        TestScheduler.awaitEnd(test.go(endsAs(i % 3)));
      }
      Go.run(() -> {});
      Go.run(Goexit::exit);
      while (!test.scheduler.isQuiet()) {
        Thread.onSpinWait();
      }
      assertCounted(before, 1 + 100 + 2 + 1, 100 + 2 + 1, 100 + 2);
    }
    assertCounted(before, 1 + 100 + 2 + 1, 100 + 2 + 1, 100 + 2);
  }

  private static dev.goexit.GoBody endsAs(int way) {
    return () -> {
      if (way == 1) {
        Goexit.exit();
      }
      if (way == 2) {
        throw new IllegalStateException("a panic, as expected");
      }
    };
  }

  private static void assertCounted(
      GoroutineTotals.Sum before, int returned, int exited, int panicked) {
    GoroutineTotals.Sum now = GoroutineTotals.ALL.sum();
    assertEquals(returned, now.returned() - before.returned());
    assertEquals(exited, now.exited() - before.exited());
    assertEquals(panicked, now.panicked() - before.panicked());
    assertEquals(now.ended() - before.ended(), now.created() - before.created());
  }
}
