package dev.goexit.runtime;

import java.util.concurrent.locks.ReentrantLock;

/**
 * The runnable goroutines that belong to no processor (Go: sched.runq): started by threads of
 * others, overflown from a ring, or gone to the back of the line by {@code gosched}.
 *
 * <p>A list linked through the descriptors, under the scheduler's lock.
 */
final class GlobalRunQueue {
  private final ReentrantLock lock;
  private GoroutineDescriptor first;
  private GoroutineDescriptor last;

  /** Written under the lock, read by anybody who wants to know whether locking is worthwhile. */
  private volatile int size;

  GlobalRunQueue(ReentrantLock lock) {
    this.lock = lock;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void add(GoroutineDescriptor goroutine) {
    lock.lock();
    try {
      append(goroutine);
    } finally {
      lock.unlock();
    }
  }

  /** All of them, in their order. */
  void addAll(GoroutineDescriptor[] batch) {
    lock.lock();
    try {
      for (GoroutineDescriptor goroutine : batch) {
        append(goroutine);
      }
    } finally {
      lock.unlock();
    }
  }

  private void append(GoroutineDescriptor goroutine) {
    if (last == null) {
      first = goroutine;
    } else {
      last.link = goroutine;
    }
    last = goroutine;
    size++;
  }

  /** The oldest; null if there is none. */
  GoroutineDescriptor poll() {
    lock.lock();
    try {
      GoroutineDescriptor oldest = first;
      if (oldest == null) {
        return null;
      }
      first = oldest.link;
      oldest.link = null;
      if (first == null) {
        last = null;
      }
      size--;
      return oldest;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Go: globrunqget. A processor's share: the oldest is given, the rest goes to its queue.
   *
   * @param processors among how many it is shared
   * @return null if there is none
   */
  GoroutineDescriptor pollShare(RunQueue queue, int processors) {
    lock.lock();
    try {
      int share = Math.min(size / processors + 1, RunQueue.CAPACITY / 2);
      GoroutineDescriptor oldest = poll();
      while (oldest != null && --share > 0 && size > 0) {
        queue.put(poll());
      }
      return oldest;
    } finally {
      lock.unlock();
    }
  }

  /** The oldest of those that have a worker already, which waits; null if there is none. */
  GoroutineDescriptor pollBound() {
    lock.lock();
    try {
      GoroutineDescriptor at = first;
      while (at != null && at.boundTo == null) {
        at = at.link;
      }
      return at != null && remove(at) ? at : null;
    } finally {
      lock.unlock();
    }
  }

  /** Takes one out of the middle: it cannot be run. False if it is not here any more. */
  boolean remove(GoroutineDescriptor goroutine) {
    lock.lock();
    try {
      GoroutineDescriptor before = null;
      GoroutineDescriptor at = first;
      while (at != null && at != goroutine) {
        before = at;
        at = at.link;
      }
      if (at == null) {
        return false;
      }
      if (before == null) {
        first = at.link;
      } else {
        before.link = at.link;
      }
      if (last == at) {
        last = before;
      }
      at.link = null;
      size--;
      return true;
    } finally {
      lock.unlock();
    }
  }
}
