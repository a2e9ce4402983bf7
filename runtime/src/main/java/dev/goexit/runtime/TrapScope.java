package dev.goexit.runtime;

/**
 * The trap that the calling thread works under. It is in a thread-local that threads inherit;
 * goroutines are handed it here, since their threads were there before.
 */
public final class TrapScope {
  private TrapScope() {}

  /** Null for none. */
  public static Object current() {
    return JvmWide.ARE_TRAPS_USED.get() ? JvmWide.TRAPS.get() : null;
  }

  /** Puts the calling thread under a trap, or under none by null. Gives what it was under. */
  public static Object enter(Object trap) {
    if (trap == null && !JvmWide.ARE_TRAPS_USED.get()) {
      return null;
    }
    JvmWide.ARE_TRAPS_USED.set(true);
    Object outer = JvmWide.TRAPS.get();
    if (outer != trap) {
      // In this order, and in leave the other way round: an interrupt of the trap's threads is
      // taken back from those that have joined, when they leave.
      if (trap instanceof ExitScope scope) {
        scope.join();
      }
      set(trap);
    }
    return outer;
  }

  /** Ends what {@link #enter} began. */
  public static void leave(Object trap, Object outer) {
    if (trap != outer) {
      set(outer);
      if (trap instanceof ExitScope scope) {
        scope.leave();
      }
    }
  }

  /**
   * A boundary on this thread has ended an exit. Throws it again if it is of a whole command, which
   * is not to go on behind the boundary.
   */
  public static void goOn() {
    if (current() instanceof ExitScope scope && scope.isExited() && Exits.pending() == null) {
      scope.raise();
    }
  }

  private static void set(Object trap) {
    if (trap == null) {
      JvmWide.TRAPS.remove();
    } else {
      JvmWide.TRAPS.set(trap);
    }
  }
}
