package dev.goexit.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.GoBody;
import dev.goexit.Goroutine;
import dev.goexit.Outcome;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A scheduler for one test. Closing it checks that all its threads end. */
final class TestScheduler implements AutoCloseable {
  /** Never reached, unless something is broken. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  private static final StackTraceElement SITE =
      new StackTraceElement("dev.goexit.runtime.TestScheduler", "go", "TestScheduler.java", 1);

  final Scheduler scheduler;

  private TestScheduler(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  static TestScheduler of(int processors) {
    return of(processors, 10_000);
  }

  static TestScheduler of(int processors, int maxThreads) {
    return new TestScheduler(new Scheduler("test", processors, maxThreads, true));
  }

  /** One in which goroutines run in an order that no clock can change. */
  static TestScheduler unwatched(int processors) {
    TestScheduler test = of(processors);
    test.scheduler.monitor.pause();
    return test;
  }

  Goroutine go(GoBody body) {
    return scheduler.go("", body, SITE);
  }

  /** Runs the body as a goroutine and waits for it. */
  void run(GoBody body) throws InterruptedException {
    Goroutine goroutine = go(body);
    awaitEnd(goroutine);
    goroutine
        .outcome()
        .ifPresent(
            outcome -> {
              if (outcome instanceof Outcome.Panicked<?> panicked) {
                throw new AssertionError("the goroutine panicked", panicked.panic());
              }
            });
  }

  static void awaitEnd(Goroutine goroutine) throws InterruptedException {
    assertTrue(goroutine.join(LIMIT), goroutine + " has not ended:\n" + goroutine.dump());
  }

  static void assertReturned(Goroutine goroutine) throws InterruptedException {
    awaitEnd(goroutine);
    assertEquals(new Outcome.Returned<>(null), goroutine.outcome().orElseThrow());
  }

  @Override
  public void close() {
    scheduler.shutdown();
    try {
      assertTrue(
          scheduler.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS), "threads are left over");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
