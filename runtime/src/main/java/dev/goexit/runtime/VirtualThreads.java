package dev.goexit.runtime;

import dev.goexit.GoBody;
import dev.goexit.Goroutine;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * A virtual thread for each goroutine: the JDK's scheduler does what {@link Scheduler} does for
 * platform threads, and more, since it has continuations. Nothing waits for a place, so nothing is
 * given back when it is shut down.
 *
 * <p>The JDK's methods are found by reflection: this is compiled for 17.
 *
 * <p>Any thread, and no lock: who starts a thread lists it and then looks whether the pool was shut
 * down, who shuts it down does the opposite in the opposite order. One of the two sees the other.
 */
public final class VirtualThreads implements GoroutinePool {
  private static final int SINCE_JDK = 21;

  private final String name;
  private final ThreadFactory factory;

  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final CountDownLatch allEnded = new CountDownLatch(1);
  private volatile boolean isShutdown;

  /**
   * A pool that needs no threads of its own.
   *
   * @throws UnsupportedOperationException on a JDK that has no virtual threads
   */
  public VirtualThreads(String name) {
    this.name = name;
    this.factory = factory(name);
  }

  /** {@code Thread.ofVirtual().inheritInheritableThreadLocals(false).name(name-, 1).factory()}. */
  private static ThreadFactory factory(String name) {
    if (Runtime.version().feature() < SINCE_JDK) {
      throw new UnsupportedOperationException(
          "virtual(): this is JDK "
              + Runtime.version().feature()
              + ", which has no virtual threads; use JDK "
              + SINCE_JDK
              + " or later, or leave virtual() out");
    }
    try {
      Class<?> type = Class.forName("java.lang.Thread$Builder$OfVirtual");
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      builder =
          type.getMethod("inheritInheritableThreadLocals", boolean.class).invoke(builder, false);
      builder = type.getMethod("name", String.class, long.class).invoke(builder, name + "-", 1L);
      return (ThreadFactory) type.getMethod("factory").invoke(builder);
    } catch (InvocationTargetException e) {
      throw Sneaky.unchecked(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new UnsupportedOperationException(
          "virtual(): this JDK has no java.lang.Thread.ofVirtual as of " + SINCE_JDK, e);
    }
  }

  @Override
  public Goroutine go(String goroutineName, GoBody body, StackTraceElement site) {
    return start(goroutineName, site, body, null);
  }

  @Override
  public void execute(Runnable task, StackTraceElement site) {
    start("", site, null, new TaskBody(task));
  }

  private Goroutine start(
      String goroutineName, StackTraceElement site, GoBody function, Callable<?> task) {
    StackTraceElement creationSite = site != null ? site : CreationSites.caller();
    GoroutineDescriptor.current();
    long creator = Goroutines.creator();
    GoroutineDescriptor goroutine =
        Goroutines.make(null, goroutineName, creationSite, creator, function, task);
    GoroutineHandle handle = goroutine.handle;
    JvmWide.LIVE.incrementAndGet();
    Thread thread = factory.newThread(() -> run(goroutine));
    boolean isStarted = false;
    try {
      threads.add(thread);
      refuseIfShutdown();
      thread.start();
      isStarted = true;
    } finally {
      if (!isStarted) {
        Goroutines.discard(goroutine);
        remove(thread);
      }
    }
    return handle;
  }

  private void refuseIfShutdown() {
    if (isShutdown) {
      throw new RejectedExecutionException(
          "\"" + name + "\" is shut down: it starts no more goroutines");
    }
  }

  private void run(GoroutineDescriptor goroutine) {
    goroutine.crashes = !(goroutine.task instanceof TaskBody task && task.tellsOthers());
    try {
      Goroutines.end(goroutine, Goroutines.run(goroutine, goroutine));
    } finally {
      remove(Thread.currentThread()); // Also where the heap is full.
    }
  }

  private void remove(Thread thread) {
    threads.remove(thread);
    tellIfAllEnded();
  }

  private void tellIfAllEnded() {
    if (isShutdown && threads.isEmpty()) {
      allEnded.countDown();
    }
  }

  @Override
  public void shutdown() {
    isShutdown = true;
    tellIfAllEnded();
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown();
    threads.forEach(Thread::interrupt);
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return isShutdown;
  }

  @Override
  public boolean isTerminated() {
    return allEnded.getCount() == 0;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return allEnded.await(timeout, unit);
  }
}
