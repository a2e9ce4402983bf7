package dev.goexit.runtime;

import dev.goexit.GoBody;
import dev.goexit.Goroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings goroutines and threads together (Go: proc.go): {@link Processor}s, of which there are as
 * many as goroutines may compute at once, and {@link Worker}s, of which each needs one to run
 * goroutines. A goroutine keeps its worker while it runs, also while it blocks; then the {@link
 * Monitor} gives the processor to another worker, if something waits for it.
 *
 * <p>A goroutine that starts another puts it into its own processor's {@link RunQueue}, where it
 * runs next; no lock is taken. Other threads use the {@link GlobalRunQueue}. The rest is in parts:
 *
 * <ul>
 *   <li>{@link WorkSearch}: where a worker looks for its next goroutine;
 *   <li>{@link WakeUps}: who brings a worker to a new goroutine, and why none is left;
 *   <li>{@link Parking}: what a worker does that finds none;
 *   <li>{@link HandOffs}: how a processor leaves a worker whose goroutine blocks or yields;
 *   <li>{@link Workers} and {@link ThreadLimit}: the threads and how many there may be;
 *   <li>{@link RunQueues} and {@link IdleProcessors}: what they all look at.
 * </ul>
 *
 * <p>One lock guards what is idle, who works, and the global queue; parts that need it are given
 * it. Tried and dropped: one lock and one queue for all (it was the first version; a start cost two
 * context switches), and running the next goroutine on the stack of one that waits in {@code
 * gosched} or {@code join} (it keeps the one below from going on for as long as the other blocks).
 *
 * <p>Any thread, unless a method says otherwise.
 */
public final class Scheduler implements GoroutinePool {
  private static final class Shared {
    static final Scheduler INSTANCE =
        new Scheduler(
            "goroutine-worker", RuntimeOptions.maxProcs(), RuntimeOptions.maxThreads(), true);
  }

  private final String name;
  final ReentrantLock lock = new ReentrantLock();

  // Its parts, for each other.
  final RunQueues queues;
  final IdleProcessors idleProcessors;
  final Workers workers;
  final ThreadLimit threadLimit;
  final Monitor monitor;
  final WakeUps wakeUps;
  final Parking parking;
  final WorkSearch search;
  final HandOffs handOffs;

  private volatile boolean isStopped;

  /**
   * A scheduler of its own.
   *
   * @param processors how many goroutines may compute at once
   * @param maxThreads how many threads there may be, those included whose goroutines are blocked
   * @param isDaemon whether its threads let the JVM end
   */
  Scheduler(String name, int processors, int maxThreads, boolean isDaemon) {
    this.name = name;
    GlobalRunQueue globalQueue = new GlobalRunQueue(lock);
    Processor[] all = new Processor[processors];
    for (int i = 0; i < processors; i++) {
      all[i] = new Processor(i, globalQueue, Goroutines.DEAD);
    }
    queues = new RunQueues(all, globalQueue);
    idleProcessors = new IdleProcessors(lock, all);
    workers = new Workers(this, maxThreads, isDaemon, queues, idleProcessors, lock);
    threadLimit = new ThreadLimit(name, queues, workers, lock);
    monitor = new Monitor(this, name + "-monitor", processors);
    wakeUps = new WakeUps(queues, idleProcessors, workers, monitor, lock);
    parking = new Parking(queues, idleProcessors, workers, wakeUps, lock);
    search = new WorkSearch(queues, wakeUps, parking, threadLimit);
    handOffs = new HandOffs(queues, idleProcessors, workers, wakeUps, lock);
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
  public void execute(Runnable task, StackTraceElement site) {
    start("", site, null, new TaskBody(task));
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
    wakeUps.workArrived();
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
      queues.global.add(goroutine);
    } finally {
      lock.unlock();
    }
    wakeUps.workArrived();
    if (workers.isThreadRefused() && !workers.isAny() && queues.global.remove(goroutine)) {
      Goroutines.discard(goroutine);
      throw new RejectedExecutionException("the JVM refused \"" + name + "\" its first thread");
    }
    return handle;
  }

  private void refuseIfClosed() {
    if (workers.isShutdown()) {
      throw new RejectedExecutionException(
          "\"" + name + "\" is shut down: it starts no more goroutines");
    }
    threadLimit.refuseIfReached();
  }

  /** Lets other goroutines run. On a thread of others it is a hint to the operating system. */
  public static void gosched() {
    Worker worker = Worker.currentOrNull();
    GoroutineDescriptor goroutine = worker == null ? null : worker.goroutineOrNull();
    if (goroutine == null || !worker.scheduler.handOffs.goToTheBack(worker, goroutine)) {
      Thread.yield();
    }
  }

  /** Whether nothing waits or runs, and all threads are parked. For tests. */
  boolean isQuiet() {
    lock.lock();
    try {
      return queues.waiting() == 0
          && idleProcessors.count() == queues.processors.length
          && workers.areAllIdle()
          && !wakeUps.isAnySpinning()
          && handOffs.runaways() == 0
          && monitor.isParked();
    } finally {
      lock.unlock();
    }
  }

  // Ending

  @Override
  public void shutdown() {
    workers.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    List<GoroutineDescriptor> waiting = new ArrayList<>();
    lock.lock();
    try {
      isStopped = true;
      workers.shutdown();
      GoroutineDescriptor goroutine;
      while ((goroutine = queues.pollAny()) != null) {
        waiting.add(goroutine);
      }
      workers.interruptAll();
      workers.shutdown(); // Again: now there may be nothing left to wait for.
    } finally {
      lock.unlock();
    }
    List<Runnable> tasks = new ArrayList<>();
    for (GoroutineDescriptor goroutine : waiting) {
      if (goroutine.boundTo != null) {
        queues.global.add(goroutine); // It runs already and only let others go first.
        wakeUps.workArrived();
      } else {
        tasks.add(runnableOf(goroutine));
        Goroutines.discard(goroutine);
      }
    }
    return tasks;
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
    return workers.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return workers.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return workers.awaitTermination(timeout, unit);
  }

  @Override
  public String toString() {
    return name;
  }
}
