package dev.goexit.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The runnable goroutines of one processor (Go: runq and runnext of p): a ring of 256, and one
 * before it that runs next.
 *
 * <p>The owner adds at the tail and takes at the head; thieves take at the head, half of the ring
 * at once. Who takes claims entries by moving the head with compareAndSet after it has read them,
 * so an entry that was overwritten meanwhile is never used: the head has moved then.
 *
 * <p>When the ring is full, half of it and the newcomer go to the global queue in one lock, so that
 * a goroutine that starts thousands locks once in 129.
 */
final class RunQueue {
  static final int CAPACITY = 256;

  private static final int HALF = CAPACITY / 2;
  private static final int MASK = CAPACITY - 1;
  private static final long RUN_NEXT_PAUSE_NANOS = 3_000;

  private static final VarHandle HEAD;
  private static final VarHandle TAIL;
  private static final VarHandle RUN_NEXT;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      HEAD = lookup.findVarHandle(RunQueue.class, "head", int.class);
      TAIL = lookup.findVarHandle(RunQueue.class, "tail", int.class);
      RUN_NEXT = lookup.findVarHandle(RunQueue.class, "runNext", GoroutineDescriptor.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final GlobalRunQueue overflow;

  /** Plain elements: what is read is used only after the head was moved by compareAndSet. */
  private final GoroutineDescriptor[] ring = new GoroutineDescriptor[CAPACITY];

  /** Grows for ever and wraps around. Moved by compareAndSet only, by anybody. */
  private volatile int head;

  /** As the head. Written by the owner only, in release mode: that publishes the entry. */
  private volatile int tail;

  /** Set by the owner, taken by anybody with compareAndSet. */
  private volatile GoroutineDescriptor runNext;

  RunQueue(GlobalRunQueue overflow) {
    this.overflow = overflow;
  }

  /** Go: runqput with next. The former next one goes to the ring's tail. Owner only. */
  void putNext(GoroutineDescriptor goroutine) {
    GoroutineDescriptor former = (GoroutineDescriptor) RUN_NEXT.getAndSet(this, goroutine);
    if (former != null) {
      put(former);
      // The caller looks next for idle processors. They looked at this queue, or will be seen.
      VarHandle.fullFence();
    }
  }

  /** Go: runqput. Owner only. */
  void put(GoroutineDescriptor goroutine) {
    while (true) {
      int first = head;
      int end = (int) TAIL.get(this);
      if (end - first < CAPACITY) {
        ring[end & MASK] = goroutine;
        TAIL.setRelease(this, end + 1);
        return;
      }
      if (overflow(goroutine, first)) {
        return;
      }
      // A thief was faster: now there is room.
    }
  }

  /** Go: runqputslow. False if a thief took some in between. */
  private boolean overflow(GoroutineDescriptor newcomer, int first) {
    GoroutineDescriptor[] batch = new GoroutineDescriptor[HALF + 1];
    for (int i = 0; i < HALF; i++) {
      batch[i] = ring[(first + i) & MASK];
    }
    if (!HEAD.compareAndSet(this, first, first + HALF)) {
      return false;
    }
    batch[HALF] = newcomer;
    overflow.addAll(batch);
    return true;
  }

  /** Go: runqget. The next one, else the ring's oldest, else null. Owner, or who drains it. */
  GoroutineDescriptor get() {
    GoroutineDescriptor next = takeNext();
    return next != null ? next : getFromRing();
  }

  /** The one that runs next; null if there is none or a thief has it. */
  GoroutineDescriptor takeNext() {
    GoroutineDescriptor next = runNext;
    return next != null && RUN_NEXT.compareAndSet(this, next, null) ? next : null;
  }

  GoroutineDescriptor getFromRing() {
    while (true) {
      int first = head;
      if (first == tail) {
        return null;
      }
      GoroutineDescriptor goroutine = ring[first & MASK];
      if (HEAD.compareAndSet(this, first, first + 1)) {
        return goroutine;
      }
    }
  }

  /**
   * Go: runqsteal. Moves half of the victim's ring, rounded up, into this one, which is empty.
   *
   * @param alsoNext whether the victim's next one may be taken when its ring is empty
   * @return the youngest of the stolen, which is to run now; null if there was nothing
   */
  GoroutineDescriptor stealFrom(RunQueue victim, boolean alsoNext) {
    int end = (int) TAIL.get(this);
    int stolen = victim.grab(ring, end);
    if (stolen == 0) {
      return alsoNext ? victim.giveNext() : null;
    }
    int kept = stolen - 1;
    GoroutineDescriptor youngest = ring[(end + kept) & MASK];
    if (kept > 0) {
      TAIL.setRelease(this, end + kept);
    }
    return youngest;
  }

  /** Go: runqgrab. Copies the ring's older half behind the thief's tail; gives how many. */
  private int grab(GoroutineDescriptor[] into, int at) {
    while (true) {
      int first = head;
      int end = tail;
      int size = end - first;
      int half = size - size / 2;
      if (half == 0) {
        return 0;
      }
      if (half > HALF) {
        continue; // Head and tail are of different moments.
      }
      for (int i = 0; i < half; i++) {
        into[(at + i) & MASK] = ring[(first + i) & MASK];
      }
      if (HEAD.compareAndSet(this, first, first + half)) {
        return half;
      }
    }
  }

  /**
   * Its owner has perhaps just started it and is about to end: given a moment, it runs it itself,
   * which is cheaper for all.
   */
  private GoroutineDescriptor giveNext() {
    if (runNext == null) {
      return null;
    }
    long start = System.nanoTime();
    do {
      Thread.onSpinWait();
    } while (System.nanoTime() - start < RUN_NEXT_PAUSE_NANOS);
    return takeNext();
  }

  /** Puts the next one behind the others: its slice is used up. Owner only. */
  void demoteNext() {
    GoroutineDescriptor next = takeNext();
    if (next != null) {
      put(next);
    }
  }

  boolean isEmpty() {
    return runNext == null && head == tail;
  }

  /** How many wait; a moment's view for others than the owner. */
  int size() {
    return Math.max(0, tail - head) + (runNext == null ? 0 : 1);
  }
}
