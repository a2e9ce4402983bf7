package dev.goexit.runtime;

/**
 * One processor's dead descriptors, the last dead first (Go: gFree of p, gfput, gfget).
 *
 * <p>From 64 on all but 31 go to the global list in one lock; when it is empty it takes 32 from
 * there in one lock. So a goroutine that starts and one that ends lock once in 32 at most.
 *
 * <p>Owner of the processor only.
 */
final class FreeList {
  private static final int LIMIT = 64;
  private static final int KEPT = 31;
  private static final int REFILL = 32;

  private final GlobalFreeList global;
  private GoroutineDescriptor top;
  private int size;

  FreeList(GlobalFreeList global) {
    this.global = global;
  }

  void put(GoroutineDescriptor dead) {
    push(dead);
    if (size >= LIMIT) {
      moveToGlobal(KEPT);
    }
  }

  private void push(GoroutineDescriptor dead) {
    dead.link = top;
    top = dead;
    size++;
  }

  private GoroutineDescriptor pop() {
    GoroutineDescriptor youngest = top;
    top = youngest.link;
    youngest.link = null;
    size--;
    return youngest;
  }

  /** The batch's oldest comes to lie in front. */
  private void moveToGlobal(int kept) {
    GoroutineDescriptor batch = null;
    int count = 0;
    while (size > kept) {
      GoroutineDescriptor dead = pop();
      dead.link = batch;
      batch = dead;
      count++;
    }
    global.putAll(batch, count);
  }

  /** The last dead; null if none is left here and in the global list. */
  GoroutineDescriptor get() {
    if (top == null && !global.isEmpty()) {
      refill();
    }
    return top == null ? null : pop();
  }

  private void refill() {
    synchronized (global) {
      GoroutineDescriptor dead;
      while (size < REFILL && (dead = global.get()) != null) {
        push(dead);
      }
    }
  }

  int size() {
    return size;
  }
}
