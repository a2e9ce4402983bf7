package dev.goexit.runtime;

/**
 * Stack left for a deferred call, or for an exit. It is asked for before a call is taken off its
 * chain: where there is too little, the call waits for an activation further out, which has more;
 * and before an exit begins, which does not begin then.
 *
 * <p>The JVM tells nobody how much stack is left, so some is used: that returns, or the stack
 * overflows here, where nothing has begun.
 */
final class Headroom {
  /**
   * Some 10 KB: what a deferred call that closes a file or unlocks a lock takes, and our frames.
   */
  private static final int FRAMES = 96;

  /** 1 KB in compiled code, 4 KB interpreted: our frames, and the deferred function's own. */
  private static final int FRAMES_TO_FUNCTION = 16;

  /** As much: some ten frames of the bridge's and the JDK's. */
  private static final int FRAMES_FOR_GUARDS = 16;

  private static final String UNWINDER = Unwinder.class.getName();
  private static final String CALL = "call"; // its method that calls the deferred function
  private static final String RUNTIME = UNWINDER.substring(0, UNWINDER.lastIndexOf('.') + 1);

  private Headroom() {}

  /**
   * Has the JDK ready what makes elements of a trace. If that were initialised where there is no
   * stack for it, no trace could be had in this JVM ever after.
   */
  static void load() {
    // This one has a frame of the JDK's own, and they are treated apart.
    Thread.currentThread().getStackTrace();
  }

  /** Returns if there is stack enough, else throws {@link StackOverflowError}. */
  static void require() {
    descend(FRAMES, 1, 2, 3, 4, 5, 6);
  }

  /** As {@link #require}, of just what takes one to the deferred function. */
  static void requireToFunction() {
    descend(FRAMES_TO_FUNCTION, 1, 2, 3, 4, 5, 6);
  }

  /**
   * As {@link #require}, of what the guard of a handler takes, which asks whether the exit goes on.
   * All that an exit passes has more stack than where it begins, but a guard is not compiled yet
   * where an exit may be, and takes more then. One that overflowed would put its StackOverflowError
   * in the exit's place.
   */
  static void requireForGuards() {
    descend(FRAMES_FOR_GUARDS, 1, 2, 3, 4, 5, 6);
  }

  private static long descend(int left, long a, long b, long c, long d, long e, long f) {
    // The sum keeps the arguments alive, so that each frame has its size.
    return left == 0 ? a : descend(left - 1, b, c, d, e, f, a) + a + b + c + d + e + f;
  }

  /**
   * Whether the stack overflowed in a deferred function or below it, and not on the way to it. The
   * trace tells, if the function made no other deferred call. There is no trace if the JVM is told
   * to make none; then it is taken to have been reached, for a call may not be made twice.
   *
   * <p>Interpreted code raises the error in the frame of the function that is called, before its
   * first instruction. {@link #requireToFunction} sees to it that there is room for the deferred
   * function's frame, unless that is uncommonly large.
   *
   * @param overflow thrown by a deferred call
   */
  static boolean isReached(Throwable overflow) {
    for (StackTraceElement frame : overflow.getStackTrace()) {
      if (!frame.getClassName().startsWith(RUNTIME)) {
        return true;
      }
      if (frame.getClassName().equals(UNWINDER)) {
        return !frame.getMethodName().equals(CALL); // Else it is of an activation further in.
      }
    }
    return true;
  }
}
