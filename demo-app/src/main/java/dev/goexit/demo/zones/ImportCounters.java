package dev.goexit.demo.zones;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What all goroutines of an import count together. */
final class ImportCounters {
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final AtomicInteger swallowed = new AtomicInteger();

  void servedBy(Thread thread) {
    threads.add(thread);
  }

  int threads() {
    return threads.size();
  }

  /** How often {@link LenientSink} believed to have swallowed something. */
  AtomicInteger swallowed() {
    return swallowed;
  }
}
