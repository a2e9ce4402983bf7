package dev.goexit.runtime;

import dev.goexit.GoBody;
import dev.goexit.Goroutine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings goroutines and threads together: one queue, and workers that take from it.
 *
 * <p>A goroutine keeps its worker while it runs, also while it blocks. So a start makes a new
 * worker whenever none is idle, up to the limit: goroutines that wait for each other all get a
 * thread. Workers that found nothing to do for a minute end.
 *
 * <p>Any thread. One lock guards all fields that change.
 */
public final class Scheduler {
  private static final long IDLE_SECONDS = 60;

  /** A goroutine that waits for a thread. */
  record Task(GoroutineDescriptor goroutine, Callable<?> body) {}

  private static final class Shared {
    static final Scheduler INSTANCE =
        new Scheduler("goroutine-worker", RuntimeOptions.maxThreads(), true);
  }

  private final String name;
  private final int maxWorkers;
  private final boolean isDaemon;
  private final AtomicInteger workerNumbers = new AtomicInteger();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition workOrShutdown = lock.newCondition();
  private final Condition allEnded = lock.newCondition();
  private final ArrayDeque<Task> runQueue = new ArrayDeque<>();
  private final List<Worker> workers = new ArrayList<>();
  private int idleWorkers;
  private int busyWorkers;
  private boolean isShutdown;
  private boolean isStopped;

  /**
   * A scheduler of its own.
   *
   * @param isDaemon whether its threads let the JVM end
   */
  public Scheduler(String name, int maxWorkers, boolean isDaemon) {
    this.name = name;
    this.maxWorkers = maxWorkers;
    this.isDaemon = isDaemon;
  }

  /** The one behind {@code Go.go}. Its threads are daemons: main's return ends the program. */
  public static Scheduler shared() {
    return Shared.INSTANCE;
  }

  /** The go statement. The site may be null: then it is found on the stack. */
  public Goroutine go(String goroutineName, GoBody body, StackTraceElement site) {
    return start(goroutineName, site, new FunctionBody(body));
  }

  /** Starts a goroutine (Go: newproc). */
  private Goroutine start(String goroutineName, StackTraceElement site, Callable<?> body) {
    GoroutineDescriptor.current();
    StackTraceElement creationSite = site != null ? site : CreationSites.caller();
    GoroutineDescriptor descriptor = Goroutines.start(goroutineName, creationSite);
    GoroutineHandle handle = descriptor.handle();
    try {
      enqueue(new Task(descriptor, body));
    } catch (Throwable refused) {
      Goroutines.discard(descriptor);
      throw refused;
    }
    return handle;
  }

  /** Starts a goroutine that runs an executor's task. */
  public void execute(Runnable task) {
    start("", null, new TaskBody(task));
  }

  private void enqueue(Task task) {
    lock.lock();
    try {
      if (isShutdown) {
        throw new RejectedExecutionException(
            "\"" + name + "\" is shut down: it starts no more goroutines");
      }
      runQueue.add(task);
      if (idleWorkers >= runQueue.size()) {
        workOrShutdown.signal();
      } else if (workers.size() < maxWorkers) {
        addWorker(task);
      }
    } finally {
      lock.unlock();
    }
  }

  private void addWorker(Task task) {
    Worker worker = new Worker(this, name + "-" + workerNumbers.incrementAndGet(), isDaemon);
    workers.add(worker);
    try {
      worker.start();
    } catch (OutOfMemoryError noThread) {
      workers.remove(worker);
      if (workers.isEmpty()) {
        runQueue.removeLastOccurrence(task);
        throw new RejectedExecutionException("the JVM refused \"" + name + "\" a thread", noThread);
      }
      // The others will come to it.
    }
  }

  /** The worker's next goroutine; null if it is to end. */
  Task next(Worker worker) {
    lock.lock();
    try {
      long nanos = TimeUnit.SECONDS.toNanos(IDLE_SECONDS);
      while (runQueue.isEmpty()) {
        if (isShutdown || nanos <= 0) {
          workers.remove(worker);
          signalIfEnded();
          return null;
        }
        nanos = awaitWork(nanos);
      }
      busyWorkers++;
      return runQueue.poll();
    } finally {
      lock.unlock();
    }
  }

  private long awaitWork(long nanos) {
    idleWorkers++;
    try {
      return workOrShutdown.awaitNanos(nanos);
    } catch (InterruptedException e) {
      return nanos; // Meant for the goroutine before, or for a shutdown, which is looked at next.
    } finally {
      idleWorkers--;
    }
  }

  void ended(Worker worker) {
    lock.lock();
    try {
      busyWorkers--;
      if (isStopped) {
        worker.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /** No more starts; what was started runs. */
  public void shutdown() {
    lock.lock();
    try {
      isShutdown = true;
      workOrShutdown.signalAll();
      signalIfEnded();
    } finally {
      lock.unlock();
    }
  }

  /** No more starts, what waits is given back, what runs is interrupted. */
  public List<Runnable> shutdownNow() {
    List<Task> waiting;
    lock.lock();
    try {
      isStopped = true;
      waiting = new ArrayList<>(runQueue);
      runQueue.clear();
      workers.forEach(Thread::interrupt);
      shutdown();
    } finally {
      lock.unlock();
    }
    List<Runnable> tasks = new ArrayList<>();
    for (Task task : waiting) {
      Goroutines.discard(task.goroutine());
      tasks.add(runnableOf(task.body()));
    }
    return tasks;
  }

  private static Runnable runnableOf(Callable<?> body) {
    return body instanceof TaskBody task ? task.task : new GoroutineTask<>(body);
  }

  public boolean isShutdown() {
    lock.lock();
    try {
      return isShutdown;
    } finally {
      lock.unlock();
    }
  }

  /** Whether it is shut down and its last thread has ended. */
  public boolean isTerminated() {
    lock.lock();
    try {
      return isShutdown && workers.isEmpty() && runQueue.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for that; whether it came in time. */
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos = unit.toNanos(timeout);
      while (!(isShutdown && workers.isEmpty() && runQueue.isEmpty())) {
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

  private void signalIfEnded() {
    if (isShutdown && workers.isEmpty()) {
      allEnded.signalAll();
    }
  }
}
