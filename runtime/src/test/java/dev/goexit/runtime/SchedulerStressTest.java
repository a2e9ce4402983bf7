package dev.goexit.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import dev.goexit.Outcome;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Goroutines that start goroutines, block, and end in all ways, by a seed: each cleans up exactly
 * once and ends as it meant to, as many end as were started, and all threads are parked then.
 *
 * <p>System property {@code goexit.stress} says how many goroutines a run has; a sample is run by
 * default.
 */
class SchedulerStressTest {
  private static final int GOROUTINES = Integer.getInteger("goexit.stress", 5_000);

  private final AtomicInteger left = new AtomicInteger();
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicInteger cleanedUp = new AtomicInteger();
  private final Queue<Expected> expected = new ConcurrentLinkedQueue<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Semaphore semaphore = new Semaphore(0);
  private Thread.UncaughtExceptionHandler handler;

  /** How a goroutine is to end. */
  private record Expected(Goroutine goroutine, Ends ends, int number) {}

  private enum Ends {
    RETURNS,
    EXITS,
    PANICS
  }

  private static final class Panic extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Panic(int number) {
      super("panic " + number, null, false, false);
    }
  }

  @BeforeEach
  void expectPanics() {
    handler = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> assertInstanceOf(Panic.class, thrown));
  }

  @AfterEach
  void expectNoneAnyMore() {
    Thread.setDefaultUncaughtExceptionHandler(handler);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "4, 2"})
  void everything_that_starts_ends_as_it_meant_to(long seed, int processors) throws Exception {
    int live = JvmWide.LIVE.get();
    int count = Goroutine.count();
    left.set(GOROUTINES);
    try (TestScheduler test = TestScheduler.of(processors)) {
      SplittableRandom random = new SplittableRandom(seed);
      while (left.get() > 0) {
        start(test, random.split());
      }
      semaphore.release(GOROUTINES);
      for (Expected one = expected.poll(); one != null; one = expected.poll()) {
        TestScheduler.awaitEnd(one.goroutine());
        check(one);
      }
      while (!test.scheduler.isQuiet()) {
        Thread.onSpinWait();
      }
      assertEquals(started.get(), cleanedUp.get(), "seed " + seed);
      assertEquals(live, JvmWide.LIVE.get(), "seed " + seed);
      assertTrue(Goroutine.count() <= count + 1, "seed " + seed);
    }
  }

  private void start(TestScheduler test, SplittableRandom random) {
    if (left.decrementAndGet() < 0) {
      return;
    }
    int number = started.incrementAndGet();
    Ends ends = Ends.values()[random.nextInt(3)];
    expected.add(new Expected(test.go(() -> run(test, random, ends, number)), ends, number));
  }

  private void run(TestScheduler test, SplittableRandom random, Ends ends, int number)
      throws InterruptedException {
    try {
      for (int i = random.nextInt(4); i > 0; i--) {
        step(test, random);
      }
      switch (ends) {
        case RETURNS -> {
          return;
        }
        case EXITS -> throw Goexit.exit(number);
        case PANICS -> throw new Panic(number);
      }
    } finally {
      cleanedUp.incrementAndGet();
    }
  }

  private void step(TestScheduler test, SplittableRandom random) throws InterruptedException {
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> start(test, random.split());
      case 3 -> Go.gosched();
      case 4 -> Go.run(() -> Goexit.exit(1));
      case 5 -> Thread.currentThread().interrupt();
      case 6 -> {
        lock.lock();
        try {
          start(test, random.split());
        } finally {
          lock.unlock();
        }
      }
      case 7 -> {
        start(test, random.split());
        semaphore.release();
        semaphore.acquireUninterruptibly();
      }
      default -> test.go(() -> {});
    }
  }

  private static void check(Expected one) {
    Outcome<?> outcome = one.goroutine().outcome().orElseThrow();
    String name = "goroutine " + one.number();
    switch (one.ends()) {
      case RETURNS -> assertInstanceOf(Outcome.Returned.class, outcome, name);
      case EXITS ->
          assertEquals(
              one.number(), assertInstanceOf(Outcome.Exited.class, outcome, name).status());
      case PANICS -> {
        Throwable panic = assertInstanceOf(Outcome.Panicked.class, outcome, name).panic();
        assertEquals("panic " + one.number(), panic.getMessage());
      }
    }
  }
}
