package dev.goexit.demo.zones;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The hostile one. "An import must go on, whatever is wrong with a record", somebody thought, and
 * wrote a {@code catch (Throwable)}. Left alone, it would turn each refused file into a half one:
 * the bad record skipped, the others committed. The exit passes all the same.
 */
final class LenientSink implements ObservanceSink {
  private final ObservanceSink next;
  private final AtomicInteger swallowed;

  /** Makes one that counts what it believes to have swallowed. */
  LenientSink(ObservanceSink next, AtomicInteger swallowed) {
    this.next = next;
    this.swallowed = swallowed;
  }

  @Override
  public void accept(Observance observance) {
    try {
      next.accept(observance);
    } catch (Throwable t) {
      swallowed.incrementAndGet();
    }
  }
}
