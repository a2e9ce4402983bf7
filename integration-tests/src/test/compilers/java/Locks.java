package shapes;

import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goexit;

/** Monitors and handlers around one another, run until they are compiled, with and without exits. */
@SuppressWarnings("all")
public class Locks {
  static final int ROUNDS = 15_000;
  static final int EXIT_EVERY = 16;
  static final Object LOCK = new Object(), OTHER = new Object();
  static int worked;
  static boolean exits;

  public static void main(String[] args) throws Exception {
    run(Locks::catchInBlock);
    run(Locks::blockInTry);
    run(Locks::blockInHandler);
    run(Locks::finallyInBlock);
    run(Locks::returnThroughBlocks);
    run(Locks::continueInHandlerInBlock);
    run(Locks::returnInFinallyInBlock);
    run(Locks::resourceInBlock);
    run(Locks::methodWithCatch);
    run(Locks::methodWithFinally);
    System.out.println("worked " + worked);
  }

  static void run(GoBody body) {
    for (int i = 0; i < ROUNDS; i++) {
      exits = i % EXIT_EVERY == 0;
      Go.run(body);
      if (Thread.holdsLock(LOCK) || Thread.holdsLock(OTHER) || Thread.holdsLock(Locks.class)) {
        throw new IllegalStateException("a monitor is held");
      }
    }
  }

  static int work() {
    if (exits) {
      Goexit.exit();
    }
    return worked++;
  }

  static void catchInBlock() {
    synchronized (LOCK) {
      try { work(); } catch (Throwable t) { exits = false; }
    }
  }

  static void blockInTry() {
    try {
      synchronized (LOCK) { work(); }
    } catch (Throwable t) {
      exits = false;
    }
  }

  static void blockInHandler() {
    try {
      work();
    } catch (Throwable t) {
      synchronized (LOCK) { exits = false; }
    }
  }

  static void finallyInBlock() {
    synchronized (LOCK) {
      try { work(); } finally {
        synchronized (OTHER) { exits = false; }
      }
    }
  }

  static int returnThroughBlocks() {
    synchronized (LOCK) {
      try {
        synchronized (OTHER) {
          try { return work(); } catch (Throwable t) { return -1; }
        }
      } finally {
        exits = false;
      }
    }
  }

  static void continueInHandlerInBlock() {
    for (int i = 0; i < 2; i++) {
      synchronized (LOCK) {
        try { work(); } catch (Throwable t) { continue; }
        worked--;
      }
    }
  }

  static int returnInFinallyInBlock() {
    synchronized (LOCK) {
      try { work(); } finally { return 1; }
    }
  }

  static void resourceInBlock() throws Exception {
    synchronized (LOCK) {
      try (AutoCloseable resource = () -> exits = false) { work(); }
    }
  }

  static synchronized void methodWithCatch() {
    try { work(); } catch (Throwable t) { exits = false; }
  }

  static synchronized int methodWithFinally() {
    try { return work(); } finally { exits = false; }
  }
}
