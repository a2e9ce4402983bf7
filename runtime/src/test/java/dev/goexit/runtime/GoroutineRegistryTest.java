package dev.goexit.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.Go;
import dev.goexit.Goroutine;
import dev.goexit.GoroutineStatus;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What is kept of goroutines, and for how long: rules F5 to F9. */
class GoroutineRegistryTest {
  /** Profile stress has a million. */
  private static final int PEAK = Integer.getInteger("goexit.peak", 100_000);

  /** F9: created but not yet started ones count. Ran: 1, 6 (5 not yet run), 1. */
  @Test
  void count_tells_who_lives_started_or_not() throws Exception {
    int[] counts = new int[3];
    try (TestScheduler test = TestScheduler.unwatched(1)) {
      test.run(
          () -> {
            counts[0] = Goroutine.count();
            for (int i = 0; i < 5; i++) {
              test.go(() -> {});
            }
            counts[1] = Goroutine.count();
            Go.gosched();
            counts[2] = Goroutine.count();
          });
    }
    assertEquals(counts[0] + 5, counts[1]);
    assertEquals(counts[0], counts[2]);
  }

  /** Go: TestNumGoroutine. As many are counted as stacks are dumped. */
  @Test
  void count_and_dump_agree() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    try (TestScheduler test = TestScheduler.of(2)) {
      List<Goroutine> blocked = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        blocked.add(test.go(gate::await));
      }
      String dump = Goroutine.dumpAll();
      long dumped = dump.lines().filter(line -> line.startsWith("goroutine ")).count();
      assertEquals(Goroutine.count(), dumped);
      gate.countDown();
      for (Goroutine goroutine : blocked) {
        TestScheduler.assertReturned(goroutine);
      }
    }
  }

  /** A goroutine that has no thread yet has the bottom frame alone, as in Go its function. */
  @Test
  void who_waits_for_a_thread_is_dumped_with_its_bottom() throws Exception {
    try (TestScheduler test = TestScheduler.unwatched(1)) {
      test.run(
          () -> {
            Goroutine waiting = test.go(() -> {});
            assertEquals(
                "goroutine "
                    + waiting.id()
                    + " [runnable]:\ndev.goexit.runtime.Bottom.goexit()\n\tBottom.java\n"
                    + "created by dev.goexit.runtime.TestScheduler.go in goroutine "
                    + Goroutine.current().id()
                    + "\n\tTestScheduler.java:1\n",
                waiting.dump());
          });
    }
  }

  /** F5: the pool is bounded; after a peak the rest is left to the garbage collector. */
  @Test
  void descriptors_of_a_peak_are_collected() throws Exception {
    List<WeakReference<GoroutineDescriptor>> peak = new ArrayList<>();
    int before = GoroutineRegistry.ALL.pooledCount();
    try (TestScheduler test = TestScheduler.unwatched(1)) {
      test.run(
          () -> {
            for (int i = 0; i < PEAK; i++) {
              GoroutineHandle handle = (GoroutineHandle) test.go(() -> {});
              peak.add(new WeakReference<>(handle.descriptorOrNull()));
            }
          });
    }
    int listed = GoroutineRegistry.ALL.pooledCount();
    assertTrue(
        listed <= Math.max(before, GlobalFreeList.LIMIT) + 2 * 64, "still listed: " + listed);
    long left = peak.size();
    while (left > listed + RunQueue.CAPACITY) { // The ring keeps what it last held.
      System.gc();
      left = peak.stream().filter(reference -> reference.get() != null).count();
    }
  }

  /** F6: status and completeness are checked on reuse, else throws. */
  @Test
  void a_wrong_transition_is_refused() {
    GoroutineDescriptor descriptor = new GoroutineDescriptor();

    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () -> descriptor.become(GoroutineStatus.RUNNABLE, GoroutineStatus.RUNNING));
    assertTrue(refused.getMessage().contains("is DEAD, not RUNNABLE"), refused::toString);
  }

  /** The handle of a dead goroutine says so for ever, whatever its descriptor does. */
  @Test
  void a_handle_is_never_used_again() throws Exception {
    try (TestScheduler test = TestScheduler.unwatched(1)) {
      test.run(
          () -> {
            Goroutine first = test.go(() -> {});
            assertEquals(GoroutineStatus.RUNNABLE, first.status());
            Go.gosched();
            assertEquals(GoroutineStatus.DEAD, first.status());
            Goroutine second = test.go(() -> {});
            assertEquals(first.descriptor(), second.descriptor());
            assertTrue(second.id() > first.id());
            assertEquals(GoroutineStatus.DEAD, first.status());
            assertEquals(GoroutineStatus.RUNNABLE, second.status());
          });
    }
  }

  /** Nothing of the dead goroutine may be seen by the next, or kept alive by it. */
  @Test
  void a_dead_descriptor_keeps_nothing() throws Exception {
    try (TestScheduler test = TestScheduler.unwatched(1)) {
      List<WeakReference<Object>> kept = new ArrayList<>();
      test.run(() -> kept.add(startWithCapture(test)));
      test.run(() -> {});
      WeakReference<Object> reference = kept.get(0);
      while (reference.get() != null) {
        System.gc();
      }
    }
  }

  private static WeakReference<Object> startWithCapture(TestScheduler test) {
    Object captured = new Object();
    test.go(captured::hashCode);
    return new WeakReference<>(captured);
  }
}
