package dev.goexit.weave.handlers;

import org.objectweb.asm.Type;

/** Stands for the bridge in tests: the same two questions, answered for the current thread. */
public final class StandInBridge {
  /** To weave with. */
  static final String NAME = Type.getInternalName(StandInBridge.class);

  private static final ThreadLocal<Throwable> IN_FLIGHT = new ThreadLocal<>();

  private StandInBridge() {}

  /** Raises an exit; a second one is the same. */
  public static ExitSignal exit() {
    if (IN_FLIGHT.get() == null) {
      IN_FLIGHT.set(new ExitSignal());
    }
    throw (ExitSignal) IN_FLIGHT.get();
  }

  /** The boundary: the exit ends. */
  static void land() {
    IN_FLIGHT.remove();
  }

  static boolean isInFlight(Throwable throwable) {
    return throwable != null && throwable == IN_FLIGHT.get();
  }

  public static void resume(Throwable caught) {
    if (isInFlight(caught)) {
      throw (Error) caught;
    }
  }

  public static Throwable exitWins(Throwable held, Throwable thrown) {
    if (!isInFlight(held) || held == thrown) {
      return thrown;
    }
    boolean isRefusedSelfSuppression =
        thrown instanceof IllegalArgumentException && thrown.getCause() == held;
    if (!isRefusedSelfSuppression) {
      held.addSuppressed(thrown);
    }
    return held;
  }
}
