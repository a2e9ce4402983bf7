package dev.goexit.agent;

import dev.goexit.agent.audit.ExitAudit;
import dev.goexit.agent.audit.GuardedClasses;
import dev.goexit.agent.bridge.BridgeInstaller;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What must be there before the first class is woven: the bridge, and a weaver that has shown that
 * it works. Nearly all of the agent's start-up cost is here, so it is made when it is first needed:
 * at once where the application can see the runtime, never in a program that has nothing to do with
 * us.
 */
final class Readiness {
  private enum State {
    NEW,
    READY,
    BROKEN
  }

  /** A class that is being loaded is not kept waiting for ever, whatever the JVM is blocked by. */
  private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Instrumentation instrumentation;
  private final AgentOptions options;
  private final GuardedClasses guarded = new GuardedClasses();

  /** Null until it is defined. */
  private volatile Class<?> bridge;

  private volatile State state = State.NEW;

  /** The thread that makes it ready, while it does. */
  private volatile Thread maker;

  Readiness(Instrumentation instrumentation, AgentOptions options) {
    this.instrumentation = instrumentation;
    this.options = options;
  }

  /**
   * Makes everything ready. For a thread that does not transform a class just now.
   *
   * @throws AgentException if that failed, once; afterwards it is just not ready
   */
  void ensure() {
    if (state == State.NEW) {
      makeReady();
    }
  }

  /**
   * As {@link #ensure}, for a thread that transforms a class. The JVM calls no transformer for what
   * such a thread loads or retransforms: the self-check's class would not be woven, and the JDK's
   * classes would get no hooks. So it is done by a thread of its own, and this one waits.
   */
  void ensureWhileTransforming() {
    if (state != State.NEW || Thread.currentThread() == maker) {
      return; // The latter: it is the self-check's own class that is being woven.
    }
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread = new Thread(null, () -> makeReady(failure), "goexit-agent", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.start();
    await(thread);
    if (failure.get() != null) {
      throw new AgentException(failure.get().getMessage());
    }
  }

  private void makeReady(AtomicReference<Throwable> failure) {
    try {
      makeReady();
    } catch (Throwable e) {
      failure.set(e);
    }
  }

  private static void await(Thread thread) {
    long deadline = System.nanoTime() + LONGEST_WAIT_NANOS;
    boolean isInterrupted = false;
    try {
      while (thread.isAlive()) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new AgentException("is not ready yet, and this class could not be kept waiting");
        }
        try {
          thread.join(left);
        } catch (InterruptedException e) {
          isInterrupted = true;
        }
      }
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What has been guarded, if anybody asks. */
  GuardedClasses guarded() {
    return guarded;
  }

  /** The bridge; null if it could not be had. */
  Class<?> bridge() {
    return bridge;
  }

  private Class<?>[] hookedClasses() throws ClassNotFoundException {
    if (!options.boundaries()) {
      return new Class<?>[] {InvocationTargetException.class};
    }
    return new Class<?>[] {
      InvocationTargetException.class,
      Thread.class,
      ThreadPoolExecutor.class,
      FutureTask.class,
      ForkJoinTask.class,
      Class.forName("java.util.TimerThread", false, null)
    };
  }

  private synchronized void makeReady() {
    if (state != State.NEW) {
      return;
    }
    maker = Thread.currentThread();
    try {
      bridge = BridgeInstaller.install(instrumentation);
      SelfCheck.run(bridge);
      new JdkHooks(instrumentation, hookedClasses()).install();
      TrapSupport.offer(bridge, instrumentation, options);
      if (options.audit()) {
        ExitAudit.offer(bridge, guarded);
      }
      state = State.READY;
    } catch (AgentException e) {
      throw e;
    } catch (Exception e) {
      throw new AgentException("could not be installed: " + e + ". This is a bug of the agent");
    } finally {
      maker = null;
      if (state != State.READY) {
        bridge = null;
        state = State.BROKEN;
      }
    }
  }
}
