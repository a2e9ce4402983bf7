package dev.goexit.runtime;

import java.util.ArrayDeque;

/**
 * Dead descriptors to use again, the last dead first (Go: gfput, gfget). Bounded: what a peak left
 * over goes to the garbage collector.
 *
 * <p>Any thread.
 */
final class FreeList {
  private static final int LIMIT = 1024;

  private final ArrayDeque<GoroutineDescriptor> dead = new ArrayDeque<>();

  synchronized void put(GoroutineDescriptor descriptor) {
    if (dead.size() < LIMIT) {
      dead.push(descriptor);
    }
  }

  /** A dead descriptor, a new one if there is none. */
  GoroutineDescriptor get() {
    GoroutineDescriptor descriptor = poll();
    if (descriptor == null) {
      return new GoroutineDescriptor();
    }
    if (!descriptor.isReset()) {
      throw new IllegalStateException(
          "goroutine descriptor "
              + descriptor.number
              + " was listed with a dead goroutine's state");
    }
    return descriptor;
  }

  private synchronized GoroutineDescriptor poll() {
    return dead.poll();
  }
}
