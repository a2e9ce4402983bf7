package dev.goexit.runtime;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

/** The chain of panics that a crash text tells, oldest last. */
class PanicRecordTest {
  private final PanicRecord oldest = record("oldest");
  private final PanicRecord middle = record("middle");
  private final PanicRecord newest = record("newest");

  @Test
  void what_led_to_a_panic_comes_above_what_was_running_already() {
    newest.linkBelow(middle);
    newest.linkBelow(oldest);
    assertSame(middle, newest.link);
    assertSame(oldest, middle.link);
    assertNull(oldest.link);
  }

  /** Found by a random program: the running panic had led to the one that replaced it. */
  @Test
  void a_panic_that_is_linked_already_is_linked_once() {
    newest.linkBelow(middle);
    middle.linkBelow(oldest);
    newest.linkBelow(middle);
    newest.linkBelow(oldest);
    assertSame(middle, newest.link);
    assertSame(oldest, middle.link);
    assertNull(oldest.link);
  }

  private static PanicRecord record(String message) {
    return PanicRecord.ofPanic(new IllegalStateException(message), null, null);
  }
}
