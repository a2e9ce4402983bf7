package dev.goexit.runtime;

import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The processors that no worker holds (Go: sched.pidle, npidle). What becomes idle last is used
 * first.
 *
 * <p>Under the scheduler's lock, unless a method says otherwise.
 */
final class IdleProcessors {
  private final ReentrantLock lock;
  private final ArrayDeque<Processor> stack = new ArrayDeque<>();

  /** The size of the stack. Its change is a full fence, which {@link WakeUps} builds on. */
  private volatile int count;

  IdleProcessors(ReentrantLock lock, Processor[] all) {
    this.lock = lock;
    for (int i = all.length - 1; i >= 0; i--) {
      stack.push(all[i]);
    }
    count = all.length;
  }

  /** A moment's view. Any thread, without the lock. */
  int count() {
    return count;
  }

  /** Whether all are at work; a moment's view. Any thread, without the lock. */
  boolean isEmpty() {
    return count == 0;
  }

  /** Null if all are at work. */
  Processor poll() {
    Processor idle = stack.poll();
    if (idle != null) {
      count = stack.size();
    }
    return idle;
  }

  void put(Processor processor) {
    stack.push(processor);
    count = stack.size();
  }

  /** As {@link #poll}, for who has not the lock; it is taken only if it looks worthwhile. */
  Processor take() {
    if (isEmpty()) {
      return null;
    }
    lock.lock();
    try {
      return poll();
    } finally {
      lock.unlock();
    }
  }
}
