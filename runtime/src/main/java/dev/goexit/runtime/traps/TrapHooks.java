package dev.goexit.runtime.traps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The shutdown hooks of a command. They run when it ends, all at once, as {@link
 * Runtime#addShutdownHook} says of a JVM's; no JVM is ever told of them.
 *
 * <p>Any thread.
 */
final class TrapHooks {
  private final Set<Thread> hooks = new LinkedHashSet<>();
  private boolean isStarted;

  /**
   * Whether the hook is the command's and not of the JDK, which has some that it registers when it
   * is first used: those are the JVM's, whoever used it.
   */
  static boolean isOfCommand(Thread hook) {
    return hook == null
        || hook.getClass() == Thread.class
        || hook.getClass().getClassLoader() != null;
  }

  synchronized boolean add(Thread hook) {
    if (hook == null) {
      return false; // The JVM's own answer to null.
    }
    refuseIfStarted();
    if (hook.isAlive()) {
      throw new IllegalArgumentException("Hook already running");
    }
    if (!hooks.add(hook)) {
      throw new IllegalArgumentException("Hook previously registered");
    }
    return true;
  }

  /** Whether it was the command's: another may be the JVM's. */
  synchronized boolean remove(Thread hook) {
    if (hook == null || !hooks.contains(hook)) {
      return false;
    }
    refuseIfStarted();
    return hooks.remove(hook);
  }

  private void refuseIfStarted() {
    if (isStarted) {
      throw new IllegalStateException("Shutdown in progress");
    }
  }

  /** Runs them. Those that are not done in time are left to the caller. */
  void run(TrapThreads threads, Duration limit) throws InterruptedException {
    for (Thread hook : started()) {
      threads.start(hook);
    }
    threads.awaitEnd(started(), limit);
  }

  private synchronized List<Thread> started() {
    isStarted = true;
    return new ArrayList<>(hooks);
  }

  /** They have run. */
  synchronized void forget() {
    hooks.clear();
  }

  /** Whether the calling thread is a hook at work. */
  synchronized boolean isRunningHere() {
    return isStarted && hooks.contains(Thread.currentThread());
  }
}
