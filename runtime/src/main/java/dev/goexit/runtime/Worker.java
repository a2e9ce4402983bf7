package dev.goexit.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that runs goroutines, one after the other (Go: m).
 *
 * <p>While a goroutine's own code runs, the worker's processor may be taken from it at any moment:
 * the goroutine may have blocked. While the worker itself uses the processor, it may not. So its
 * hold on it has three states:
 *
 * <pre>
 * NONE -> HELD   it was handed one, or found an idle one     plain, then published by FREE
 * HELD -> FREE   a goroutine's code runs                     release
 * FREE -> HELD   that code starts a goroutine, or has ended  compareAndSet
 * FREE -> TAKING the monitor takes it                        compareAndSet
 * TAKING -> NONE and has it                                  release
 * HELD -> NONE   it gives it up: idle, or about to block     plain
 * </pre>
 *
 * <p>Only leaving FREE is contended. A worker that finds NONE when its goroutine ends looks for an
 * idle processor, and parks if there is none; its goroutine is not stopped, since no thread can be.
 *
 * <p>Fields without a word on threads belong to the worker.
 */
final class Worker extends Thread {
  private static final int NONE = 0;
  private static final int HELD = 1;
  private static final int FREE = 2;
  private static final int TAKING = 3;

  /** How many goroutines are counted at once in the number that all threads share. */
  private static final int COUNT_BATCH = 32;

  private static final VarHandle HOLD;

  static {
    try {
      HOLD = MethodHandles.lookup().findVarHandle(Worker.class, "hold", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final Scheduler scheduler;
  private final int initialPriority;
  private final String initialName;
  private final ClassLoader initialLoader;

  private volatile int hold = NONE;

  /** Who changed {@link #hold} to HELD or from FREE may use it. */
  private Processor processor;

  /** Handed over by whoever wakes it; that also publishes {@link #isSpinning}. */
  private volatile Processor handedOver;

  /** Whether it looks for work. Set by who wakes it for that. */
  boolean isSpinning;

  /** Whether its thread was started. Belongs to who reserved it. */
  boolean isStarted;

  /** Its processor was taken while it computed. Written by the monitor, before NONE. */
  boolean isRunaway;

  /** The thread's cell, so that no thread-local is looked up. */
  private Object[] cell;

  /** How many goroutines it may start without counting, less those it has: see countStart. */
  private int liveCredit;

  private int random = System.identityHashCode(this) | 1;

  Worker(Scheduler scheduler, String name, boolean isDaemon) {
    super(null, null, name, 0, false);
    this.scheduler = scheduler;
    setDaemon(isDaemon);
    setPriority(NORM_PRIORITY);
    initialPriority = NORM_PRIORITY;
    initialName = name;
    initialLoader = ClassLoader.getSystemClassLoader();
    setContextClassLoader(initialLoader);
  }

  /** The calling thread, if it is one. */
  static Worker currentOrNull() {
    return Thread.currentThread() instanceof Worker worker ? worker : null;
  }

  /** Go: schedule, execute, goexit0, and again. */
  @Override
  public void run() {
    cell = ThreadCell.current();
    WaitTimes.ALL.watch();
    try {
      WorkSearch search = scheduler.search;
      GoroutineDescriptor goroutine;
      while ((goroutine = search.next(this)) != null) {
        execute(goroutine);
      }
    } finally {
      returnCredit();
      scheduler.workers.ended(this);
    }
  }

  private void execute(GoroutineDescriptor goroutine) {
    goroutine.crashes = !(goroutine.task instanceof TaskBody task && task.tellsOthers());
    Goroutines.begin(goroutine, cell, this);
    release();
    scheduler.interruptIfStopped(this);
    Object trap = goroutine.trap;
    Object outerTrap = TrapScope.enter(trap);
    Ending ending = Bottom.goexit(goroutine, goroutine);
    TrapScope.leave(trap, outerTrap);
    comeBackClean();
    Goroutines.end(goroutine, ending, hold());
    countEnd();
  }

  /** The next goroutine must not meet what this one left on the thread. */
  private void comeBackClean() {
    Arrays.fill(cell, null);
    interrupted();
    if (getPriority() != initialPriority) {
      setPriority(initialPriority);
    }
    if (!getName().equals(initialName)) {
      setName(initialName);
    }
    if (getContextClassLoader() != initialLoader) {
      setContextClassLoader(initialLoader);
    }
  }

  /** The goroutine that it runs; null if that is of another copy of the runtime. */
  GoroutineDescriptor goroutineOrNull() {
    return cell[ThreadCell.DESCRIPTOR] instanceof GoroutineDescriptor running ? running : null;
  }

  /** Its id; 0 if there is none. */
  long goroutineId() {
    GoroutineDescriptor running = goroutineOrNull();
    return running == null ? 0 : running.handle.id();
  }

  /**
   * Keeps the processor from being taken, until {@link #release}. Worker only.
   *
   * @return null if it was taken already and none is idle
   */
  Processor hold() {
    if (tryHold()) {
      return processor;
    }
    if (isRunaway) {
      isRunaway = false;
      scheduler.handOffs.cameBack();
    }
    Processor idle = scheduler.idleProcessors.take();
    if (idle != null) {
      attach(idle);
    }
    return idle;
  }

  /** As {@link #hold}, but does not look for another one. */
  boolean tryHold() {
    if (HOLD.compareAndSet(this, FREE, HELD)) {
      return true;
    }
    while (hold == TAKING) {
      Thread.onSpinWait(); // For the four assignments in take.
    }
    return hold == HELD; // A stack overflow kept the last release from being reached.
  }

  /** The processor may be taken from here on. Worker only. */
  void release() {
    if (processor != null) {
      HOLD.setRelease(this, FREE);
    }
  }

  /** The processor it holds; null if it has none. */
  Processor held() {
    return processor;
  }

  /** Begins to hold one that is idle no more. Worker only. */
  void attach(Processor free) {
    free.owner = this;
    processor = free;
    hold = HELD;
  }

  /** Gives the held processor up. Worker only. */
  Processor detach() {
    Processor given = processor;
    processor = null;
    hold = NONE;
    given.owner = null;
    return given;
  }

  /**
   * Takes the processor from a worker that runs a goroutine. Monitor only.
   *
   * @return null if the worker uses it, or has none
   */
  Processor take(boolean isComputing) {
    if (!HOLD.compareAndSet(this, FREE, TAKING)) {
      return null;
    }
    Processor taken = processor;
    processor = null;
    isRunaway = isComputing;
    taken.owner = null;
    HOLD.setRelease(this, NONE);
    return taken;
  }

  /** Gives a parked worker a processor and wakes it. */
  void handOver(Processor free) {
    free.owner = this;
    handedOver = free;
  }

  /** Takes what {@link #handOver} gave; false if nobody has yet. Worker only. */
  boolean takeHandedOver() {
    Processor given = handedOver;
    if (given == null) {
      return false;
    }
    handedOver = null;
    attach(given);
    return true;
  }

  /** Whether it runs code of ours, and not its goroutine's, with a processor. Any thread. */
  boolean usesProcessor() {
    return hold == HELD;
  }

  /** Whether it was given one. */
  boolean isHandedOver() {
    return handedOver != null;
  }

  /** Parks until it is given a processor; gives whether the thread was interrupted. */
  boolean awaitHandedOver() {
    boolean isInterrupted = false;
    while (!takeHandedOver()) {
      LockSupport.park(scheduler);
      isInterrupted |= interrupted();
    }
    return isInterrupted;
  }

  /**
   * Go has one count of goroutines a processor and adds them up. Here the main thread waits for the
   * sum to come down to 0, so it is kept as one number, but every worker borrows from it in
   * batches. What it has borrowed it gives back before it parks; so 0 is reached, and only then.
   */
  void countStart() {
    if (liveCredit == 0) {
      JvmWide.LIVE.addAndGet(COUNT_BATCH);
      liveCredit = COUNT_BATCH;
    }
    liveCredit--;
  }

  void countEnd() {
    liveCredit++;
    if (liveCredit > 2 * COUNT_BATCH) {
      liveCredit -= COUNT_BATCH;
      JvmWide.LIVE.addAndGet(-COUNT_BATCH);
    }
  }

  void returnCredit() {
    if (liveCredit > 0) {
      int credit = liveCredit;
      liveCredit = 0;
      Goroutines.countDown(credit);
    }
  }

  /** A pseudo-random number from 0 (xorshift). */
  int random() {
    random ^= random << 13;
    random ^= random >>> 17;
    random ^= random << 5;
    return random & Integer.MAX_VALUE;
  }
}
