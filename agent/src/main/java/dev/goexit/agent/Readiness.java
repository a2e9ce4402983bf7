package dev.goexit.agent;

import dev.goexit.agent.audit.ExitAudit;
import dev.goexit.agent.audit.GuardedClasses;
import dev.goexit.agent.bridge.BridgeInstaller;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What must be there before something of ours runs, made when it is first needed: the bridge before
 * the first woven class, the hooks in the JDK's classes before the first exit, which nobody raises
 * before the runtime's classes are loaded. Nearly all of the agent's start-up cost is here.
 *
 * <p>Any thread.
 */
final class Readiness {
  /** A class that is being loaded is not kept waiting for ever, whatever the JVM is blocked by. */
  private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Instrumentation instrumentation;
  private final AgentOptions options;
  private final TransformationLog log;
  private final JdkHooks hooks;

  /** What has been guarded, for an audit; null if there is none. */
  private final GuardedClasses guarded;

  /** Null until it is defined, and for good once something has failed. */
  private volatile Class<?> bridge;

  private volatile Map<ClassLoader, Object> trappedLoaders = Map.of();
  private volatile boolean isReady;
  private boolean isBroken;

  Readiness(Instrumentation instrumentation, AgentOptions options, TransformationLog log) {
    this.instrumentation = instrumentation;
    this.options = options;
    this.log = log;
    this.hooks = JdkHooks.ofExits(instrumentation, options, log);
    this.guarded = options.audit() ? new GuardedClasses() : null;
  }

  /**
   * Before main, where the application sees the runtime: makes the bridge, shows that classes are
   * transformed, and hooks what JDK classes will be loaded. A thread of a pool stays in one method
   * for all its life, so that the method must have its hook before the thread begins.
   *
   * @throws AgentException if that failed
   */
  synchronized void prepare() {
    try {
      defineBridge();
      SelfCheck.run();
      hooks.watch();
    } catch (Exception e) {
      throw broken(e);
    }
  }

  /**
   * The bridge, for a class that is to be woven; null if it could not be had.
   *
   * @throws AgentException if that turns out now; afterwards it is just null
   */
  Class<?> bridge() {
    Class<?> defined = bridge;
    return defined != null ? defined : bridgeDefinedNow();
  }

  /**
   * Makes everything ready. For a thread that does not transform a class just now.
   *
   * @throws AgentException if that failed, once; afterwards it is just not ready
   */
  void ensure() {
    if (!isReady) {
      makeReady();
    }
  }

  /**
   * As {@link #ensure}, for a thread that transforms a class: the runtime's first one. The JVM
   * calls no transformer for what such a thread loads or retransforms, and the JDK's classes would
   * get no hooks. So it is done by a thread of its own, and this one waits.
   */
  void ensureWhileTransforming() {
    if (isReady) {
      return;
    }
    Maker maker = new Maker();
    maker.start();
    await(maker);
    if (maker.failure != null) {
      throw new AgentException(maker.failure.getMessage());
    }
  }

  /** Makes everything ready. */
  private final class Maker extends Thread {
    /** For who has seen the thread end. */
    private Throwable failure;

    Maker() {
      super(null, null, "goexit-agent", 0, false);
      setDaemon(true);
      setContextClassLoader(null);
    }

    @Override
    public void run() {
      try {
        makeReady();
      } catch (Throwable e) {
        failure = e;
      }
    }
  }

  private static void await(Maker thread) {
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

  /** What has been guarded, for an audit. */
  GuardedClasses guarded() {
    return guarded;
  }

  /** Loaders of programs under an exit trap, whose classes are guarded: the bridge's own map. */
  Map<ClassLoader, Object> trappedLoaders() {
    return trappedLoaders;
  }

  private synchronized Class<?> bridgeDefinedNow() {
    try {
      defineBridge();
    } catch (Exception e) {
      throw broken(e);
    }
    return bridge;
  }

  @SuppressWarnings("unchecked")
  private synchronized void makeReady() {
    if (isReady || isBroken) {
      return;
    }
    try {
      defineBridge();
      hooks.install();
      trappedLoaders = (Map<ClassLoader, Object>) bridge.getField("TRAPPED_LOADERS").get(null);
      TrapSupport.offer(
          bridge, trappedLoaders, JdkHooks.ofTraps(instrumentation, options, log), options);
      if (options.audit()) {
        offerAudit();
      }
    } catch (Exception e) {
      throw broken(e);
    }
    isReady = true;
  }

  private void offerAudit() throws Exception {
    ExitAudit.offer(bridge, guarded, WeavingTransformer::isOurs);
  }

  private void defineBridge() throws Exception {
    if (bridge == null && !isBroken) {
      bridge = BridgeInstaller.install(instrumentation);
    }
  }

  private AgentException broken(Exception failure) {
    isBroken = true;
    bridge = null;
    return failure instanceof AgentException told
        ? told
        : new AgentException("could not be installed: " + failure + ". This is a bug of the agent");
  }
}
