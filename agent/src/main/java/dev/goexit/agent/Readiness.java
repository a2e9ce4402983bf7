package dev.goexit.agent;

import dev.goexit.agent.bridge.BridgeInstaller;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * What must be there before the first class is woven: the bridge, and a weaver that has shown that
 * it works. Nearly all of the agent's start-up cost is here, so it is made when it is first needed:
 * at once where the application can see the runtime, never in a program that has nothing to do with
 * us.
 */
final class Readiness {
  private final Instrumentation instrumentation;
  private final AgentOptions options;

  /** Null until it is defined. */
  private volatile Class<?> bridge;

  private volatile boolean isReady;
  private boolean isBroken;

  Readiness(Instrumentation instrumentation, AgentOptions options) {
    this.instrumentation = instrumentation;
    this.options = options;
  }

  /**
   * Makes everything ready.
   *
   * @throws AgentException if that failed, once; afterwards it is just not ready
   */
  void ensure() {
    if (!isReady) {
      makeReady();
    }
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
    if (isReady || isBroken || bridge != null) {
      return; // The last: the self-check's own class is being woven, on this thread.
    }
    isBroken = true;
    try {
      bridge = BridgeInstaller.install(instrumentation);
      SelfCheck.run(bridge);
      new JdkHooks(instrumentation, hookedClasses()).install();
      TrapSupport.offer(bridge, instrumentation, options);
    } catch (AgentException e) {
      bridge = null;
      throw e;
    } catch (Exception e) {
      bridge = null;
      throw new AgentException("could not be installed: " + e + ". This is a bug of the agent");
    }
    isBroken = false;
    isReady = true;
  }
}
