package dev.goexit.runtime;

import dev.goexit.Goroutine;
import dev.goexit.GoroutineStatus;
import dev.goexit.Outcome;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The user's handle of one goroutine. It outlives the descriptor's turn and keeps the outcome.
 *
 * <p>Any thread. What happened before the goroutine's end happens-before {@link #join} returns and
 * {@link #outcome} is seen.
 */
public final class GoroutineHandle implements Goroutine {
  private final long id;
  private final String name;
  private final StackTraceElement creationSite;
  private final long creatorId;
  private final int descriptorNumber;
  private final CountDownLatch ended = new CountDownLatch(1);

  /** Null once the goroutine is dead: the descriptor may be another's by then. */
  private volatile GoroutineDescriptor descriptor;

  private volatile Ending ending;

  GoroutineHandle(
      long id,
      String name,
      GoroutineDescriptor descriptor,
      StackTraceElement creationSite,
      long creatorId) {
    this.id = id;
    this.name = name;
    this.descriptor = descriptor;
    this.descriptorNumber = descriptor.number;
    this.creationSite = creationSite;
    this.creatorId = creatorId;
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public GoroutineStatus status() {
    GoroutineDescriptor running = descriptor;
    GoroutineStatus status = running == null ? GoroutineStatus.DEAD : running.status();
    // Asked again: the descriptor may have gone to the next goroutine in between.
    return descriptor == null ? GoroutineStatus.DEAD : status;
  }

  @Override
  public StackTraceElement creationSite() {
    return creationSite;
  }

  @Override
  public int descriptor() {
    return descriptorNumber;
  }

  @Override
  public void join() throws InterruptedException {
    ended.await();
  }

  @Override
  public boolean join(Duration limit) throws InterruptedException {
    Objects.requireNonNull(limit, "limit");
    return ended.await(nanosOf(limit), TimeUnit.NANOSECONDS);
  }

  @Override
  public Optional<Outcome<?>> outcome() {
    Ending how = ending;
    return how == null ? Optional.empty() : Optional.of(how.toOutcome());
  }

  @Override
  public StackTraceElement[] stackTrace() {
    GoroutineDescriptor running = descriptor;
    return running == null ? new StackTraceElement[0] : Traces.ofGoroutine(running);
  }

  @Override
  public String dump() {
    return Dumps.one(this);
  }

  @Override
  public String toString() {
    return name.isEmpty() ? "goroutine " + id : "goroutine " + id + " (" + name + ")";
  }

  /** The id of the goroutine that started it; 0 if a thread did that was none. */
  long creatorId() {
    return creatorId;
  }

  /** Null once it is dead. */
  GoroutineDescriptor descriptorOrNull() {
    return descriptor;
  }

  void end(Ending how) {
    ending = how;
    descriptor = null;
    ended.countDown();
  }

  private static long nanosOf(Duration limit) {
    try {
      return limit.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE; // More than 292 years.
    }
  }
}
