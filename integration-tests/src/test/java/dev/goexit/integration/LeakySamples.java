package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.Go;
import dev.goexit.Goroutine;
import dev.goexit.GoroutineExecutor;
import dev.goexit.junit.NoGoroutineLeaks;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Tests as users write them, some of which are to fail. Run by {@link GoroutineLeaksIT}. */
@NoGoroutineLeaks(withinMillis = 50)
@TestMethodOrder(MethodOrderer.MethodName.class)
class LeakySamples {
  static final CountDownLatch NEVER = new CountDownLatch(1);

  private final CountDownLatch endedByAfterEach = new CountDownLatch(1);

  @AfterEach
  void end() {
    endedByAfterEach.countDown();
  }

  @Test
  void a_starts_none() {}

  @Test
  void b_leaks_two() {
    Go.go("leaked", () -> NEVER.await());
    Go.go(() -> NEVER.await());
  }

  @Test
  void c_leaks_none_of_its_own() {
    Goroutine.current();
  }

  @Test
  @NoGoroutineLeaks(withinMillis = 60_000)
  void d_is_given_time() {
    Go.go(() -> Go.go(() -> endedByAfterEach.await()).join());
  }

  @Test
  void e_ends_with_what_runs_after_each() {
    Go.go(() -> endedByAfterEach.await());
  }

  @Test
  void f_leaks_a_task() {
    GoroutineExecutor executor = GoroutineExecutor.builder().build();
    executor.submit(
        () -> {
          NEVER.await();
          return null;
        });
    executor.shutdown();
  }

  @Test
  void g_fails_and_leaks() {
    Go.go("left by a failure", () -> NEVER.await());
    assertEquals(41, 6 * 7);
  }

  @Test
  void h_has_a_thread_that_became_a_goroutine() throws InterruptedException {
    CountDownLatch isOne = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              Goroutine.current();
              isOne.countDown();
              try {
                NEVER.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
    isOne.await();
  }
}
