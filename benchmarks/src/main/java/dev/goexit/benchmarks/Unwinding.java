package dev.goexit.benchmarks;

import dev.goexit.Go;
import dev.goexit.Goexit;
import java.util.concurrent.Callable;

/** Sends panics and exits through functions that are timed afterwards. */
final class Unwinding {
  private static final int TIMES = 5_000;

  private Unwinding() {}

  /** Through each function of the state, which returns from then on. */
  static void through(Resources state) {
    for (Callable<Integer> function : state.functions()) {
      leaveOften(state, function, Unwinding::panic);
      leaveOften(state, function, state.exit());
    }
    state.recovered = null;
  }

  /**
   * With a return between two. C2 inlines no call that was never executed, and a function that had
   * never returned when it was compiled would call its lambdas' bodies for ever.
   */
  private static void leaveOften(Resources state, Callable<Integer> function, Leaving leaving) {
    for (int i = 0; i < TIMES; i++) {
      state.leaving = leaving;
      Go.call(function);
      state.leaving = null;
      Go.call(function);
    }
  }

  static int panic() {
    throw Go.panic("benchmark");
  }

  static int exit() {
    throw Goexit.exit();
  }
}
