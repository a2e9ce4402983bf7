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
    state.leaving = null;
    state.recovered = null;
  }

  private static void leaveOften(Resources state, Callable<Integer> function, Leaving leaving) {
    state.leaving = leaving;
    for (int i = 0; i < TIMES; i++) {
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
