package dev.goexit.runtime;

/**
 * Stack left for a deferred call after the stack overflowed. Where there is too little the overflow
 * is thrown again before any call is taken off its chain, and a frame further out, which has more,
 * runs it.
 */
final class Headroom {
  /**
   * Some 10 KB: what a deferred call that closes a file or unlocks a lock takes, and our frames.
   */
  private static final int FRAMES = 96;

  private static final String UNWINDER = Unwinder.class.getName();
  private static final String RUNTIME = UNWINDER.substring(0, UNWINDER.lastIndexOf('.') + 1);

  private Headroom() {}

  /** Returns if there is stack enough, else throws {@link StackOverflowError}. */
  static void require() {
    descend(FRAMES, 1, 2, 3, 4, 5, 6);
  }

  private static long descend(int left, long a, long b, long c, long d, long e, long f) {
    // The sum keeps the arguments alive, so that each frame has its size.
    return left == 0 ? a : descend(left - 1, b, c, d, e, f, a) + a + b + c + d + e + f;
  }

  /**
   * Whether the stack overflowed in a deferred function or below it, and not on the way to it.
   *
   * @param overflow thrown by a deferred call
   */
  static boolean isEntered(StackOverflowError overflow) {
    for (StackTraceElement frame : overflow.getStackTrace()) {
      if (!frame.getClassName().startsWith(RUNTIME)) {
        return true;
      }
      if (frame.getClassName().equals(UNWINDER)) {
        return false;
      }
    }
    return false;
  }
}
