package dev.goexit.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * What happens when the main class's main ends. Only an exit is special (rule C13): the program
 * does not end with it, and when no goroutine is left it fails as Go does.
 */
final class MainGoroutine {
  private static final String NO_GOROUTINES =
      "fatal error: no goroutines (main called runtime.Goexit) - deadlock!";

  private static final int FATAL_STATUS = 2;

  private MainGoroutine() {}

  /** Asks the bridge to tell when main ends. */
  static void register(GoroutineDescriptor main) {
    JvmWide.MAIN_ENDED.compareAndSet(null, thrown -> ended(main, thrown));
  }

  /** Main returned (null) or threw. Runs in main's bottom frame, on the main thread. */
  private static void ended(GoroutineDescriptor main, Throwable thrown) {
    Throwable ending = main.frame == null ? thrown : Unwinder.drain(main, thrown);
    if (ending != null && !isExit(ending)) {
      ending = UncaughtPanics.crashIfAsked(main, ending);
    }
    GoroutineRegistry.remove(main);
    if (ending == null) {
      main.handle.end(Ending.returned(null));
      UncaughtPanics.letCrash();
    } else if (isExit(ending)) {
      int status = (Integer) ThreadCell.current()[ThreadCell.STATUS];
      main.handle.end(Ending.exited(Exits.pending(), status));
      letOthersFinish();
    } else {
      main.handle.end(Ending.panicked(ending));
      throw Sneaky.unchecked(ending);
    }
  }

  private static boolean isExit(Throwable ending) {
    Throwable pending = Exits.pending();
    return pending != null && Exits.carries(ending, pending);
  }

  private static void letOthersFinish() {
    boolean isForeignThreadFound = false;
    while (true) {
      awaitNoGoroutines();
      List<Thread> foreign = foreignThreads();
      if (foreign.isEmpty()) {
        break;
      }
      isForeignThreadFound = true;
      foreign.forEach(MainGoroutine::awaitEnd);
    }
    if (!isForeignThreadFound) {
      System.err.println(NO_GOROUTINES);
      Runtime.getRuntime().exit(FATAL_STATUS);
    }
  }

  private static void awaitNoGoroutines() {
    synchronized (JvmWide.LIVE) {
      while (JvmWide.LIVE.get() > 0) {
        try {
          JvmWide.LIVE.wait();
        } catch (InterruptedException e) {
          // Nobody waits for the main thread any more: the interrupt has no receiver.
        }
      }
    }
  }

  private static void awaitEnd(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      // As above. The caller looks again for threads that live.
    }
  }

  /** Non-daemon threads that may still do something, and of which we know nothing. */
  private static List<Thread> foreignThreads() {
    List<Thread> foreign = new ArrayList<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!thread.isDaemon()
          && thread.isAlive()
          && thread != Thread.currentThread()
          && !(thread instanceof Worker)) {
        foreign.add(thread);
      }
    }
    return foreign;
  }
}
