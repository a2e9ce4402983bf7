package dev.goexit.runtime;

import dev.goexit.GoBody;
import dev.goexit.Goroutine;
import dev.goexit.GoroutineStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings goroutines and threads together (Go: proc.go): {@link Processor}s, of which there are as
 * many as goroutines may compute at once, and {@link Worker}s, of which each needs one to run
 * goroutines. A goroutine keeps its worker while it runs, also while it blocks; then the {@link
 * Monitor} gives the processor to another worker, if something waits for it.
 *
 * <p><b>Start.</b> A goroutine that starts another puts it into its own processor's {@link
 * RunQueue}, where it runs next; no lock is taken. Other threads use the {@link GlobalRunQueue}.
 *
 * <p><b>Search</b> (rule F13): each 61st slice the global queue first, so that it cannot starve;
 * then the next one, the ring, a share of the global queue, half of somebody's ring.
 *
 * <p><b>No wake-up is lost.</b> Who makes a goroutine runnable puts it into a queue and then looks
 * for an idle processor, and wakes a worker for it if nobody is looking for work already
 * (<i>spins</i>). A worker that found nothing does the opposite in the opposite order: it lists its
 * processor and itself as idle, stops spinning, and then looks at all queues once more. One of the
 * two sees the other. A worker that found something while it was the last to spin wakes another, so
 * that all of what waits is found. While no processor is idle, what waits is the monitor's
 * business: whoever leaves a goroutine waiting then wakes the monitor.
 *
 * <p>Go has a flag needspinning besides, since there only workers that spun look again. Here all
 * do. Tried and dropped: one lock and one queue for all (it was the first version; a start cost two
 * context switches), and running the next goroutine on the stack of one that waits in {@code
 * gosched} or {@code join} (it keeps the one below from going on for as long as the other blocks).
 *
 * <p>Any thread, unless a method says otherwise. The lock guards what is idle, who works, and the
 * global queue.
 */
public final class Scheduler implements GoroutinePool {
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final int GLOBAL_EVERY = 61;
  private static final int STEAL_ROUNDS = 4;

  private static final class Shared {
    static final Scheduler INSTANCE =
        new Scheduler(
            "goroutine-worker", RuntimeOptions.maxProcs(), RuntimeOptions.maxThreads(), true);
  }

  /** What became of the attempt to give a worker's processor to another one. */
  enum HandOver {
    DONE,
    /** The worker uses it, so it is not stuck. */
    IN_USE,
    /** There are as many threads as there may be. */
    NO_THREAD
  }

  private final String name;
  private final int maxThreads;
  private final boolean isDaemon;
  private final AtomicInteger workerNumbers = new AtomicInteger();
  private final Processor[] processors;
  private final StealOrder stealOrder;
  private final Monitor monitor;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition allEnded = lock.newCondition();
  private final GlobalRunQueue globalQueue = new GlobalRunQueue(lock);
  private final ArrayDeque<Processor> idleProcessors = new ArrayDeque<>();
  private final ArrayDeque<Worker> idleWorkers = new ArrayDeque<>();
  private final Set<Worker> workers = new HashSet<>();

  /** The size of {@link #idleProcessors}. Written under the lock. */
  private volatile int idleCount;

  /** How many workers look for work, those included that were woken to. */
  private final AtomicInteger spinning = new AtomicInteger();

  /** How many workers compute without a processor. */
  private final AtomicInteger runaways = new AtomicInteger();

  private volatile boolean isShutdown;
  private volatile boolean isStopped;

  /** All threads there may be are blocked, and something waits. Any that comes back clears it. */
  private volatile boolean isFull;

  /** Monitor only. */
  private boolean isFullReported;

  /** The JVM gave the last new worker no thread. */
  private volatile boolean isThreadRefused;

  /**
   * A scheduler of its own.
   *
   * @param processors how many goroutines may compute at once
   * @param maxThreads how many threads there may be, those included whose goroutines are blocked
   * @param isDaemon whether its threads let the JVM end
   */
  Scheduler(String name, int processors, int maxThreads, boolean isDaemon) {
    this.name = name;
    this.maxThreads = maxThreads;
    this.isDaemon = isDaemon;
    this.processors = new Processor[processors];
    for (int i = processors - 1; i >= 0; i--) {
      this.processors[i] = new Processor(i, globalQueue, Goroutines.DEAD);
      idleProcessors.push(this.processors[i]);
    }
    idleCount = processors;
    stealOrder = new StealOrder(processors);
    monitor = new Monitor(this, name + "-monitor", processors);
    if (maxThreads <= processors) {
      monitor.pause(); // No thread could take over from one that is stuck.
    }
  }

  /** The one behind {@code Go.go}. Its threads are daemons: main's return ends the program. */
  public static Scheduler shared() {
    return Shared.INSTANCE;
  }

  /**
   * One for an executor, with threads that keep the JVM alive. If there may be as many threads as
   * processors only, a goroutine that blocks keeps its place, and others wait.
   */
  public static Scheduler ofExecutor(String name, int parallelism, int maxThreads) {
    return new Scheduler(name, parallelism, maxThreads, false);
  }

  // Starting

  @Override
  public Goroutine go(String goroutineName, GoBody body, StackTraceElement site) {
    Objects.requireNonNull(goroutineName, "name");
    Objects.requireNonNull(body, "go of nil func value");
    return start(goroutineName, site, body, null);
  }

  @Override
  public void execute(Runnable task) {
    start("", null, null, new TaskBody(task));
  }

  /** Go: newproc. */
  private Goroutine start(
      String goroutineName, StackTraceElement site, GoBody function, Callable<?> task) {
    StackTraceElement creationSite = site != null ? site : CreationSites.caller();
    Worker worker = Worker.currentOrNull();
    if (worker == null || worker.scheduler != this) {
      GoroutineDescriptor.current(); // A thread of others becomes a goroutine, and so a creator.
      return startElsewhere(goroutineName, creationSite, Goroutines.creator(), function, task);
    }
    Processor processor = worker.hold();
    if (processor == null) {
      return startElsewhere(goroutineName, creationSite, worker.goroutineId(), function, task);
    }
    GoroutineHandle handle;
    try {
      refuseIfClosed();
      GoroutineDescriptor goroutine =
          Goroutines.make(
              processor, goroutineName, creationSite, worker.goroutineId(), function, task);
      handle = goroutine.handle;
      worker.countStart();
      processor.runQueue.putNext(goroutine);
    } finally {
      worker.release();
    }
    workArrived();
    return handle;
  }

  /** On a thread without a processor: a foreign one, or one whose processor was taken. */
  private Goroutine startElsewhere(
      String goroutineName,
      StackTraceElement site,
      long creator,
      GoBody function,
      Callable<?> task) {
    GoroutineDescriptor goroutine;
    GoroutineHandle handle;
    lock.lock();
    try {
      refuseIfClosed();
      goroutine = Goroutines.make(null, goroutineName, site, creator, function, task);
      handle = goroutine.handle;
      JvmWide.LIVE.incrementAndGet();
      globalQueue.add(goroutine);
    } finally {
      lock.unlock();
    }
    workArrived();
    if (isThreadRefused && !hasWorkers() && globalQueue.remove(goroutine)) {
      Goroutines.discard(goroutine);
      throw new RejectedExecutionException("the JVM refused \"" + name + "\" its first thread");
    }
    return handle;
  }

  private boolean hasWorkers() {
    lock.lock();
    try {
      return !workers.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private void refuseIfClosed() {
    if (isShutdown) {
      throw new RejectedExecutionException(
          "\"" + name + "\" is shut down: it starts no more goroutines");
    }
    if (isFull) {
      throw new RejectedExecutionException(
          "all "
              + maxThreads
              + " threads of \""
              + name
              + "\" are blocked while goroutines wait for one: it starts no more until one is"
              + " free. See README, Options: maxThreads");
    }
  }

  // Waking

  /** After a goroutine was put into a queue, by a full fence. */
  private void workArrived() {
    if (idleCount == 0) {
      monitor.wakeIfParked();
    } else if (spinning.get() == 0) {
      wakeProcessor();
    }
  }

  /**
   * Go: wakep. Has one more worker look for work, unless one does or no processor is idle. When
   * there are as many threads as there may be, one that waits in {@code gosched} gets the
   * processor.
   *
   * @return whether it has woken one
   */
  boolean wakeProcessor() {
    if (idleCount == 0 || !spinning.compareAndSet(0, 1)) {
      return false;
    }
    Processor idle;
    Worker worker = null;
    GoroutineDescriptor bound = null;
    lock.lock();
    try {
      idle = pollIdle();
      if (idle != null) {
        worker = reserveWorker();
        bound = worker == null ? globalQueue.pollBound() : null;
        if (worker == null && bound == null) {
          putIdle(idle);
        }
      }
    } finally {
      lock.unlock();
    }
    if (worker != null) {
      worker.isSpinning = true;
      boolean isLaunched = launch(worker, idle);
      if (!isLaunched) {
        spinning.decrementAndGet();
      }
      return isLaunched;
    }
    spinning.decrementAndGet();
    if (bound != null) {
      giveProcessor(idle, bound.boundTo);
      return true;
    }
    monitor.wakeIfParked();
    return false;
  }

  /**
   * An idle worker, or a new one; null if there are as many as there may be. It belongs to the
   * caller, who is to {@link #launch} it or to give it back. Under the lock.
   */
  private Worker reserveWorker() {
    Worker worker = idleWorkers.poll();
    if (worker == null && workers.size() < maxThreads) {
      worker = new Worker(this, name + "-" + workerNumbers.incrementAndGet(), isDaemon);
      workers.add(worker);
    }
    return worker;
  }

  private void giveBack(Worker reserved) {
    lock.lock();
    try {
      if (reserved.isStarted) {
        idleWorkers.push(reserved);
        LockSupport.unpark(reserved); // It may have tried to end meanwhile.
      } else {
        workers.remove(reserved);
        endIfLast();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Go: startm. Sets a reserved worker going with a processor; false if it got no thread. */
  private boolean launch(Worker worker, Processor processor) {
    worker.handOver(processor);
    if (worker.isStarted) {
      LockSupport.unpark(worker);
      return true;
    }
    worker.isStarted = true;
    try {
      worker.start();
      isThreadRefused = false;
      return true;
    } catch (OutOfMemoryError noThread) {
      lock.lock();
      try {
        processor.owner = null;
        putIdle(processor);
        workers.remove(worker);
        isThreadRefused = true;
      } finally {
        lock.unlock();
      }
      return false; // Other workers will come to what waits.
    }
  }

  private Processor pollIdle() {
    Processor idle = idleProcessors.poll();
    if (idle != null) {
      idleCount = idleProcessors.size();
    }
    return idle;
  }

  private void putIdle(Processor processor) {
    idleProcessors.push(processor);
    idleCount = idleProcessors.size();
  }

  // Searching. All on the worker.

  /**
   * The next goroutine for the worker, which holds a processor then; null if it is to end. Go:
   * schedule, findRunnable.
   */
  GoroutineDescriptor next(Worker worker) {
    if (isFull) {
      isFull = false;
    }
    while (true) {
      GoroutineDescriptor goroutine;
      if (worker.held() != null || worker.takeHandedOver()) {
        goroutine = find(worker, worker.held());
      } else {
        goroutine = null;
        listIdle(worker);
      }
      if (goroutine == null) {
        if (!stop(worker)) {
          return null;
        }
      } else if (goroutine.boundTo == null) {
        leaveNothingUnseen(worker);
        return goroutine;
      } else {
        leaveNothingUnseen(worker);
        giveProcessor(worker.detach(), goroutine.boundTo);
      }
    }
  }

  /** Go: startlockedm. A goroutine is on this worker's stack, which waits for a processor. */
  private static void giveProcessor(Processor processor, Worker waiting) {
    waiting.handOver(processor);
    LockSupport.unpark(waiting);
  }

  /** Null after the processor has become idle. */
  private GoroutineDescriptor find(Worker worker, Processor processor) {
    if (processor.isSliceOver) {
      processor.endSlice();
    }
    GoroutineDescriptor goroutine = null;
    if (processor.tick() % GLOBAL_EVERY == 0 && !globalQueue.isEmpty()) {
      goroutine = globalQueue.poll();
    }
    if (goroutine == null) {
      goroutine = processor.runQueue.takeNext();
      if (goroutine != null) {
        return goroutine; // It inherits the slice of who started it (rule F15).
      }
      goroutine = processor.runQueue.getFromRing();
    }
    if (goroutine == null && !globalQueue.isEmpty()) {
      goroutine = globalQueue.pollShare(processor.runQueue, processors.length);
    }
    if (goroutine == null && maySpin(worker)) {
      goroutine = steal(worker, processor);
    }
    if (goroutine == null) {
      goroutine = listIdle(worker);
    }
    if (goroutine != null) {
      processor.beginSlice();
    }
    return goroutine;
  }

  /** At most half as many spin as processors are busy: more would only burn them. */
  private boolean maySpin(Worker worker) {
    if (!worker.isSpinning && 2 * spinning.get() < processors.length - idleCount) {
      worker.isSpinning = true;
      spinning.incrementAndGet();
    }
    return worker.isSpinning;
  }

  /** Go: stealWork. */
  private GoroutineDescriptor steal(Worker worker, Processor thief) {
    for (int round = 1; round <= STEAL_ROUNDS; round++) {
      int random = worker.random();
      int position = stealOrder.first(random);
      int step = stealOrder.step(random);
      for (int i = 0; i < processors.length; i++) {
        Processor victim = processors[position];
        if (victim != thief && victim.owner != null) {
          GoroutineDescriptor stolen =
              thief.runQueue.stealFrom(victim.runQueue, round == STEAL_ROUNDS);
          if (stolen != null) {
            return stolen;
          }
        }
        position = stealOrder.next(position, step);
      }
    }
    return null;
  }

  /**
   * Lists the worker as idle, and the processor if it has one; but gives what has come into the
   * global queue meanwhile.
   */
  private GoroutineDescriptor listIdle(Worker worker) {
    lock.lock();
    try {
      if (worker.held() != null) {
        if (!globalQueue.isEmpty()) {
          return globalQueue.pollShare(worker.held().runQueue, processors.length);
        }
        putIdle(worker.detach());
      }
      idleWorkers.push(worker);
      return null;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Go: stopm, after the last look at all queues. The worker is listed as idle.
   *
   * @return false if it is to end
   */
  private boolean stop(Worker worker) {
    if (worker.isSpinning) {
      worker.isSpinning = false;
      spinning.decrementAndGet();
    }
    // The change of the idle count or of the spinning count was a full fence.
    if (waiting() > 0 && takeBack(worker)) {
      return true;
    }
    worker.returnCredit();
    long start = System.nanoTime();
    while (!worker.isHandedOver()) {
      long left = IDLE_NANOS - (System.nanoTime() - start);
      if (isShutdown || left <= 0) {
        if (unlist(worker)) {
          return false;
        }
        start = System.nanoTime();
        left = IDLE_NANOS;
      }
      LockSupport.parkNanos(this, left);
      Thread.interrupted(); // Meant for the goroutine before, or for a shutdown.
    }
    return true;
  }

  /**
   * Something came in between: the worker goes on with an idle processor, if there still is one.
   */
  private boolean takeBack(Worker worker) {
    lock.lock();
    try {
      if (idleProcessors.isEmpty() || !idleWorkers.removeFirstOccurrence(worker)) {
        return false; // All are at work, or it was woken.
      }
      worker.attach(pollIdle());
    } finally {
      lock.unlock();
    }
    worker.isSpinning = true;
    spinning.incrementAndGet();
    return true;
  }

  /**
   * It is idle no more, but ends: in one step, since who wants a thread is to find it or to find
   * room for a new one. False if somebody has reserved it.
   */
  private boolean unlist(Worker worker) {
    lock.lock();
    try {
      return idleWorkers.removeLastOccurrence(worker) && workers.remove(worker);
    } finally {
      lock.unlock();
    }
  }

  /** Go: resetspinning. The worker has found something and stops looking. */
  private void leaveNothingUnseen(Worker worker) {
    if (worker.isSpinning) {
      worker.isSpinning = false;
      spinning.decrementAndGet();
      if (idleCount > 0) {
        wakeProcessor();
      }
    }
    if (monitor.isParked() && idleCount == 0 && isLeftWaiting(worker.held())) {
      monitor.wakeIfParked();
    }
  }

  private boolean isLeftWaiting(Processor processor) {
    return !processor.runQueue.isEmpty() || !globalQueue.isEmpty();
  }

  /** The worker's thread ends. */
  void ended(Worker worker) {
    lock.lock();
    try {
      if (worker.held() != null) {
        putIdle(worker.detach()); // It died of an error of ours.
      }
      workers.remove(worker);
      endIfLast();
    } finally {
      lock.unlock();
    }
  }

  // Giving a processor up, and taking one again

  /** Lets other goroutines run. On a thread of others it is a hint to the operating system. */
  public static void gosched() {
    Worker worker = Worker.currentOrNull();
    GoroutineDescriptor goroutine = worker == null ? null : worker.goroutineOrNull();
    if (goroutine == null || !worker.scheduler.goToTheBack(worker, goroutine)) {
      Thread.yield();
    }
  }

  /**
   * Go: Gosched puts the goroutine on the global queue's tail (rule F16). Here it stays on its
   * worker's stack, so what waits in the queue is the worker's claim to a processor.
   *
   * @return false if nothing else waits, or no thread is left to run it
   */
  private boolean goToTheBack(Worker worker, GoroutineDescriptor goroutine) {
    Processor processor = worker.hold();
    Worker other = null;
    if (processor != null) {
      other = isLeftWaiting(processor) ? reserveWorkerLocked() : null;
      if (other == null) {
        worker.release();
        return false;
      }
      worker.detach();
    }
    goroutine.boundTo = worker;
    goroutine.become(GoroutineStatus.RUNNING, GoroutineStatus.RUNNABLE);
    globalQueue.add(goroutine);
    boolean isLeftAlone =
        other != null && !launch(other, processor) && globalQueue.remove(goroutine);
    workArrived();
    boolean isInterrupted = !isLeftAlone && worker.awaitHandedOver();
    goroutine.boundTo = null;
    goroutine.become(GoroutineStatus.RUNNABLE, GoroutineStatus.RUNNING);
    worker.release();
    if (isInterrupted) {
      worker.interrupt();
    }
    return true;
  }

  private Worker reserveWorkerLocked() {
    lock.lock();
    try {
      return reserveWorker();
    } finally {
      lock.unlock();
    }
  }

  /** The worker's goroutine will block in a moment. Go: entersyscallblock. Worker only. */
  void aboutToBlock(Worker worker) {
    if (!worker.tryHold()) {
      return;
    }
    Worker other = isLeftWaiting(worker.held()) ? reserveWorkerLocked() : null;
    if (other == null) {
      worker.release();
    } else {
      launch(other, worker.detach());
    }
  }

  /** An idle processor, for a worker whose own was taken; null if none is idle. */
  Processor takeIdle() {
    if (idleCount == 0) {
      return null;
    }
    lock.lock();
    try {
      return pollIdle();
    } finally {
      lock.unlock();
    }
  }

  // For the monitor

  Processor processor(int number) {
    return processors[number];
  }

  boolean hasIdleProcessor() {
    return idleCount > 0;
  }

  int runaways() {
    return runaways.get();
  }

  /** A worker's goroutine that had computed for long has come to its end, or starts another. */
  void cameBack() {
    runaways.decrementAndGet();
  }

  /** How many goroutines wait for a processor; a moment's view. */
  int waiting() {
    int waiting = globalQueue.size();
    for (Processor processor : processors) {
      waiting += processor.runQueue.size();
    }
    return waiting;
  }

  /** Go: handoffp. Gives a stuck worker's processor to another one. */
  HandOver handOver(Worker stuck, boolean isComputing) {
    Worker other = reserveWorkerLocked();
    if (other == null && isComputing) {
      return HandOver.NO_THREAD; // It gets on, and then comes to what waits.
    }
    Processor taken = stuck.take(isComputing);
    if (taken == null) {
      if (other != null) {
        giveBack(other);
      }
      return HandOver.IN_USE;
    }
    if (isComputing) {
      runaways.incrementAndGet();
    }
    boolean isGiven = other != null ? launch(other, taken) : leaveIdle(taken);
    return isGiven ? HandOver.DONE : HandOver.NO_THREAD;
  }

  /**
   * No thread is left for the processor: what waits in its queue goes where whoever comes back
   * finds it. Whether one that waits in gosched could go on with it.
   */
  private boolean leaveIdle(Processor taken) {
    lock.lock();
    try {
      GoroutineDescriptor waiting;
      while ((waiting = taken.runQueue.get()) != null) {
        globalQueue.add(waiting);
      }
      putIdle(taken);
    } finally {
      lock.unlock();
    }
    return wakeProcessor();
  }

  /** All threads there may be exist, and the processors' owners are stuck. */
  void refuseIfAllBlocked() {
    List<Worker> all;
    lock.lock();
    try {
      if (!idleWorkers.isEmpty() || workers.size() < maxThreads) {
        return;
      }
      all = new ArrayList<>(workers);
    } finally {
      lock.unlock();
    }
    for (Worker worker : all) {
      boolean isStuck = Monitor.isBlocked(worker) || Monitor.isInNativeMethod(worker);
      if (worker.isHandedOver() || !isStuck) {
        return; // Slow, but it gets on.
      }
    }
    if (!isFullReported) {
      isFullReported = true;
      System.err.print(BlockedThreads.report(name, all, waiting()));
    }
    isFull = true;
  }

  Monitor monitor() {
    return monitor;
  }

  /** Whether nothing waits or runs, and all threads are parked. For tests. */
  boolean isQuiet() {
    lock.lock();
    try {
      return waiting() == 0
          && idleProcessors.size() == processors.length
          && idleWorkers.size() == workers.size()
          && spinning.get() == 0
          && runaways.get() == 0
          && monitor.isParked();
    } finally {
      lock.unlock();
    }
  }

  // Ending

  @Override
  public void shutdown() {
    lock.lock();
    try {
      isShutdown = true;
      idleWorkers.forEach(LockSupport::unpark);
      endIfLast();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<Runnable> shutdownNow() {
    List<GoroutineDescriptor> waiting = new ArrayList<>();
    lock.lock();
    try {
      isShutdown = true;
      isStopped = true;
      GoroutineDescriptor goroutine;
      while ((goroutine = pollAny()) != null) {
        waiting.add(goroutine);
      }
      workers.forEach(Thread::interrupt);
      shutdown();
    } finally {
      lock.unlock();
    }
    List<Runnable> tasks = new ArrayList<>();
    for (GoroutineDescriptor goroutine : waiting) {
      if (goroutine.boundTo != null) {
        globalQueue.add(goroutine); // It runs already and only let others go first.
        workArrived();
      } else {
        tasks.add(runnableOf(goroutine));
        Goroutines.discard(goroutine);
      }
    }
    return tasks;
  }

  private GoroutineDescriptor pollAny() {
    GoroutineDescriptor goroutine = globalQueue.poll();
    for (int i = 0; goroutine == null && i < processors.length; i++) {
      goroutine = processors[i].runQueue.get();
    }
    return goroutine;
  }

  private static Runnable runnableOf(GoroutineDescriptor goroutine) {
    if (goroutine.task instanceof TaskBody body) {
      return body.task;
    }
    GoBody function = goroutine.function;
    return new GoroutineTask<>(new FunctionBody(function));
  }

  /** After {@link #shutdownNow} a goroutine that slipped through runs interrupted. Worker only. */
  void interruptIfStopped(Worker worker) {
    if (isStopped) {
      worker.interrupt();
    }
  }

  @Override
  public boolean isShutdown() {
    return isShutdown;
  }

  @Override
  public boolean isTerminated() {
    lock.lock();
    try {
      return isShutdown && workers.isEmpty() && waiting() == 0;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos = unit.toNanos(timeout);
      while (!isTerminated()) {
        if (nanos <= 0) {
          return false;
        }
        nanos = allEnded.awaitNanos(nanos);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void endIfLast() {
    if (isTerminated()) {
      monitor.end();
      allEnded.signalAll();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
