package dev.goexit.runtime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many goroutines this copy of the runtime has started, and how they ended: what {@link
 * GoroutineCounts} of all processors say, and what was counted elsewhere.
 *
 * <p>Any thread. The schedulers that have a thread are listed here; when its last thread ends, what
 * a scheduler has counted is kept and the scheduler may go.
 */
final class GoroutineTotals {
  /** Of all. */
  static final GoroutineTotals ALL = new GoroutineTotals();

  /** What was counted at one moment. */
  record Sum(long created, long returned, long exited, long panicked) {
    long ended() {
      return returned + exited + panicked;
    }

    Sum plus(Sum other) {
      return new Sum(
          created + other.created,
          returned + other.returned,
          exited + other.exited,
          panicked + other.panicked);
    }
  }

  // Where no processor is held: starts by threads of others, goroutines on such, virtual threads.
  private final LongAdder created = new LongAdder();
  private final LongAdder returned = new LongAdder();
  private final LongAdder exited = new LongAdder();
  private final LongAdder panicked = new LongAdder();

  /** Guarded by this. */
  private final Set<Scheduler> schedulers = new HashSet<>();

  private Sum ofEnded = new Sum(0, 0, 0, 0);

  private GoroutineTotals() {}

  void countCreated() {
    created.increment();
  }

  void countEnded(Ending ending) {
    if (ending.thrown() == null) {
      returned.increment();
    } else if (ending.isExit()) {
      exited.increment();
    } else {
      panicked.increment();
    }
  }

  /** The scheduler gets its first thread. */
  synchronized void add(Scheduler scheduler) {
    schedulers.add(scheduler);
  }

  /** The scheduler has no thread any more: nobody counts there. */
  synchronized void remove(Scheduler scheduler) {
    if (schedulers.remove(scheduler)) {
      for (Processor processor : scheduler.queues.processors) {
        ofEnded = ofEnded.plus(processor.counts.read());
        processor.counts.clear();
      }
    }
  }

  /** Those that have threads. */
  synchronized List<Scheduler> schedulers() {
    return new ArrayList<>(schedulers);
  }

  synchronized Sum sum() {
    Sum sum = new Sum(created.sum(), returned.sum(), exited.sum(), panicked.sum()).plus(ofEnded);
    for (Scheduler scheduler : schedulers) {
      for (Processor processor : scheduler.queues.processors) {
        sum = sum.plus(processor.counts.read());
      }
    }
    return sum;
  }
}
