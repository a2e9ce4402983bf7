package dev.goexit.runtime;

/**
 * Dead descriptors that belong to no processor (Go: sched.gFree). A stack of batches, so that what
 * died long ago lies deepest.
 *
 * <p>Go keeps all for ever. This one is bounded: what a peak left over goes to the garbage
 * collector.
 *
 * <p>Any thread; its monitor guards it.
 */
final class GlobalFreeList {
  /** Enough for 30 processors to refill at once; some 100 KB. */
  static final int LIMIT = 1024;

  private final GoroutineRegistry registry;
  private GoroutineDescriptor top;

  /** Also read without the monitor, by who wants to know whether locking is worthwhile. */
  private volatile int size;

  GlobalFreeList(GoroutineRegistry registry) {
    this.registry = registry;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  synchronized void put(GoroutineDescriptor dead) {
    dead.link = null;
    putAll(dead, 1);
  }

  /** Puts a linked batch in front, or drops it if there are enough. */
  synchronized void putAll(GoroutineDescriptor batch, int count) {
    if (size + count > LIMIT) {
      drop(batch);
      return;
    }
    GoroutineDescriptor last = batch;
    while (last.link != null) {
      last = last.link;
    }
    last.link = top;
    top = batch;
    size += count;
  }

  private void drop(GoroutineDescriptor batch) {
    GoroutineDescriptor dead = batch;
    while (dead != null) {
      GoroutineDescriptor next = dead.link;
      dead.link = null;
      registry.removePooled(dead);
      dead = next;
    }
  }

  /** Null if there is none. */
  synchronized GoroutineDescriptor get() {
    GoroutineDescriptor dead = top;
    if (dead != null) {
      top = dead.link;
      dead.link = null;
      size--;
    }
    return dead;
  }
}
