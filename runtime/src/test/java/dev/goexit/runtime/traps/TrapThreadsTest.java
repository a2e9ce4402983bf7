package dev.goexit.runtime.traps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.runtime.JvmWide;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is reported as not stopping. Each look through the JVM's threads is counted here. */
class TrapThreadsTest {
  private final Trap trap = new Trap(TrapOptions.DEFAULT, status -> new Error());
  private final CountDownLatch isOver = new CountDownLatch(1);
  private final Thread worker = new Thread(this::workOn);
  private final Function<Thread, Object> former = JvmWide.TRAP_OF_THREAD.get();
  private int looks;

  @BeforeEach
  void start() {
    worker.start();
  }

  @AfterEach
  void end() throws InterruptedException {
    JvmWide.TRAP_OF_THREAD.set(former);
    isOver.countDown();
    worker.join();
  }

  /** A pool's worker takes up a task that has been in the queue all the time. */
  @Test
  void who_comes_after_the_last_has_stopped_is_not_reported() throws InterruptedException {
    letWorkerBeSeenBetween(2, Integer.MAX_VALUE);
    assertEquals(List.of(), trap.threads().awaitStop(Duration.ZERO));
  }

  @Test
  void who_is_there_at_every_look_is_reported() throws InterruptedException {
    letWorkerBeSeenBetween(1, Integer.MAX_VALUE);
    assertEquals(List.of(worker), trap.threads().awaitStop(Duration.ZERO));
  }

  /** Seen, asked again, and gone at the next look. */
  @Test
  void who_stops_when_asked_again_is_not_reported() throws InterruptedException {
    letWorkerBeSeenBetween(1, 2);
    assertEquals(List.of(), trap.threads().awaitStop(Duration.ZERO));
  }

  /** Under the trap from one look to another, both included. */
  private void letWorkerBeSeenBetween(int first, int last) {
    JvmWide.TRAP_OF_THREAD.set(
        thread -> {
          looks += thread == worker ? 1 : 0;
          return thread == worker && looks >= first && looks <= last ? trap : null;
        });
  }

  private void workOn() {
    while (isOver.getCount() > 0) {
      try {
        isOver.await();
      } catch (InterruptedException e) {
        // It does not stop for that.
      }
    }
  }
}
