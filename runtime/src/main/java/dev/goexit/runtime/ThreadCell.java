package dev.goexit.runtime;

/**
 * What the JVM knows of the goroutine that a thread runs now: one array a thread, of JRE types
 * only, since the bridge and every copy of the runtime read it. A nested boundary puts its own
 * values in and gives the former ones back, so the slots form a stack whose top is in the array.
 *
 * <p>Owner thread only.
 */
final class ThreadCell {
  /** The {@link GoroutineDescriptor} of the runtime that began the goroutine; null if none has. */
  static final int DESCRIPTOR = 0;

  /** The signal of the exit that is on its way here, a Throwable; null if none is. */
  static final int PENDING = 1;

  /**
   * The panic that left a deferred call run by the pending exit, a Throwable: it is in flight in
   * the signal's place, and whoever stops it lets the exit go on. Null if there is none.
   */
  static final int DISPLACED_BY = 2;

  /** The pending exit's status, an Integer; without one whatever was there last. */
  static final int STATUS = 3;

  /**
   * The static initialisers of guarded classes that run here, innermost first: an array of the
   * class's name and of the next such array. Null if none does. One that threw may still be there.
   */
  static final int INITIALISERS = 4;

  private static final int SLOTS = 5;

  /** What was put aside, if that was nothing: most boundaries are entered without an exit. */
  private static final Object[] NOTHING = {};

  private ThreadCell() {}

  /** The calling thread's cell; made at the first call. */
  static Object[] current() {
    Object[] cell = JvmWide.CELLS.get();
    return cell != null ? cell : make();
  }

  /** A boundary begins: what is in flight outside is none of its business. For its end. */
  static Object[] putAside(Object[] cell) {
    if (cell[PENDING] == null && cell[DISPLACED_BY] == null && cell[INITIALISERS] == null) {
      return NOTHING;
    }
    Object[] outer = cell.clone();
    clear(cell);
    return outer;
  }

  /** It ends. */
  static void takeBack(Object[] cell, Object[] outer) {
    if (outer == NOTHING) {
      clear(cell);
    } else {
      System.arraycopy(outer, PENDING, cell, PENDING, SLOTS - PENDING);
    }
  }

  private static void clear(Object[] cell) {
    cell[PENDING] = null;
    cell[DISPLACED_BY] = null;
    cell[INITIALISERS] = null;
  }

  /** Most exits have the status of the last one; then nothing is written. */
  static void setStatus(Object[] cell, int status) {
    if (!(cell[STATUS] instanceof Integer last) || last != status) {
      cell[STATUS] = status;
    }
  }

  private static Object[] make() {
    Object[] cell = new Object[SLOTS];
    JvmWide.CELLS.set(cell);
    return cell;
  }
}
