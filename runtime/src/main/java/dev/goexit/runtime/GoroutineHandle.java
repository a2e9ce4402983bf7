package dev.goexit.runtime;

import dev.goexit.Goroutine;
import dev.goexit.GoroutineStatus;
import dev.goexit.Outcome;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The user's handle of one goroutine. It outlives the descriptor's turn and keeps the outcome.
 *
 * <p>One field tells all of its end: null, then perhaps a stack of {@link Waiter}s, at last the
 * {@link Ending}, for good. A latch would be a second object for each goroutine, although few are
 * joined; the handle's own monitor would let a user who locks it stop a worker.
 *
 * <p>Any thread. What happened before the goroutine's end happens-before {@link #join} returns and
 * {@link #outcome} is seen.
 */
public final class GoroutineHandle implements Goroutine {
  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(GoroutineHandle.class, "state", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** A thread in {@link #join}. The thread is null when it has given up. */
  private static final class Waiter {
    volatile Thread thread = Thread.currentThread();
    Waiter next;
  }

  private final long id;
  private final String name;
  private final StackTraceElement creationSite;
  private final long creatorId;
  private final int descriptorNumber;

  /**
   * Null once the goroutine is dead: the descriptor may be another's by then. Plain: it is cleared
   * before the descriptor's status changes, and who reads it reads that status and looks again.
   */
  private GoroutineDescriptor descriptor;

  /** Changed by compareAndSet and, at the end, getAndSet: both publish what came before. */
  private volatile Object state;

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
    if (state instanceof Ending) {
      return GoroutineStatus.DEAD;
    }
    // Asked again: the descriptor may have gone to the next goroutine in between. Until the ending
    // is told it counts as running, so that whoever sees DEAD finds an outcome.
    return descriptor == null || status == GoroutineStatus.DEAD ? GoroutineStatus.RUNNING : status;
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
    awaitEnd(false, 0);
  }

  @Override
  public boolean join(Duration limit) throws InterruptedException {
    Objects.requireNonNull(limit, "limit");
    return awaitEnd(true, nanosOf(limit));
  }

  @Override
  public Optional<Outcome<?>> outcome() {
    return state instanceof Ending ending ? Optional.of(ending.toOutcome()) : Optional.empty();
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

  /** The descriptor is about to go to another goroutine. */
  void detach() {
    descriptor = null;
  }

  /** Tells the ending and wakes who waits for it. */
  void end(Ending how) {
    detach();
    Object waiting = STATE.getAndSet(this, how);
    for (Waiter waiter = (Waiter) waiting; waiter != null; waiter = waiter.next) {
      LockSupport.unpark(waiter.thread);
    }
  }

  private boolean awaitEnd(boolean isLimited, long limitNanos) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (state instanceof Ending || isLimited && limitNanos <= 0) {
      return state instanceof Ending;
    }
    Worker worker = Worker.currentOrNull();
    if (worker != null) {
      worker.scheduler.handOffs.aboutToBlock(worker);
    }
    Waiter waiter = new Waiter();
    try {
      return push(waiter) ? park(isLimited, limitNanos) : true;
    } finally {
      waiter.thread = null;
    }
  }

  /** Drops waiters on top that gave up, so that they do not pile up. False if it has ended. */
  private boolean push(Waiter waiter) {
    while (true) {
      Object seen = state;
      if (seen instanceof Ending) {
        return false;
      }
      Waiter next = (Waiter) seen;
      while (next != null && next.thread == null) {
        next = next.next;
      }
      waiter.next = next;
      if (STATE.compareAndSet(this, seen, waiter)) {
        return true;
      }
    }
  }

  private boolean park(boolean isLimited, long limitNanos) throws InterruptedException {
    long start = System.nanoTime();
    while (!(state instanceof Ending)) {
      if (isLimited) {
        long left = limitNanos - (System.nanoTime() - start);
        if (left <= 0) {
          return false;
        }
        LockSupport.parkNanos(this, left);
      } else {
        LockSupport.park(this);
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    return true;
  }

  private static long nanosOf(Duration limit) {
    try {
      return limit.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE; // More than 292 years.
    }
  }
}
