package dev.goexit.exittrap;

import static dev.goexit.junit.ExitAssertions.assertDoesNotExit;
import static dev.goexit.junit.ExitAssertions.assertExits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.goexit.ExitTrap;
import dev.goexit.Go;
import dev.goexit.junit.TestExit;
import dev.goexit.junit.TrapsExit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Tests as users write them, some of which are to fail. Run by {@link RunTests}. */
@TrapsExit
@TestMethodOrder(MethodOrderer.MethodName.class)
class TrappedSamples {
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  @Test
  void a_passes() {
    assertEquals(42, 6 * 7);
  }

  @Test
  void b_fails_as_ever() {
    assertEquals(41, 6 * 7);
  }

  @Test
  void c_calls_exit() {
    System.exit(3);
  }

  @Test
  void d_calls_exit_on_a_thread() throws InterruptedException {
    new Thread(() -> System.exit(4)).start();
    NEVER.await();
  }

  @Test
  void e_fails_now_under_a_catch_all() {
    try {
      TestExit.failNow("deep failure");
    } catch (Throwable eaten) {
      // A handler of the code under test.
    }
  }

  @Test
  void f_skips_now_within_assertThrows() {
    assertThrows(Throwable.class, () -> TestExit.skipNow("not today"));
  }

  @Test
  void g_fails_now_in_a_task() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      Future<?> task = pool.submit(() -> TestExit.failNow("failure of a task"));
      task.get();
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void h_fails_now_in_a_goroutine() throws InterruptedException {
    Go.go(() -> TestExit.failNow("failure of a goroutine")).join();
    NEVER.await();
  }

  @Test
  void i_fails_now_within_a_trap_of_its_own() {
    ExitTrap.run(() -> TestExit.failNow("through a trap"));
  }

  @Test
  void j_asserts_an_exit() {
    ExitTrap.Result<Void> result =
        assertExits(
            5,
            () -> {
              System.out.println("usage");
              System.exit(5);
            });
    assertEquals("usage" + System.lineSeparator(), result.output().out());
    assertDoesNotExit(() -> {});
  }

  @Test
  void k_asserts_another_exit() {
    assertExits(6, () -> System.exit(7));
  }

  @Test
  void l_asserts_an_exit_that_is_none() {
    assertExits(8, () -> {});
  }

  @RepeatedTest(2)
  void m_is_repeated() {
    System.exit(9);
  }

  @Test
  void n_asserts_an_exit_of_a_future() {
    assertExits(
        10,
        () -> {
          ExecutorService pool = Executors.newSingleThreadExecutor();
          CompletableFuture.runAsync(() -> System.exit(10), pool);
          pool.shutdown();
        });
  }
}
