package dev.goexit.integration;

import dev.goexit.programs.NothingLost;
import org.junit.jupiter.api.Test;

/**
 * Nothing lost: a panic whose place another throwable takes is suppressed in that one, unless it is
 * its cause, was recovered, or is the very same. A dropped one is never printed: Go prints none.
 */
class NothingLostIT {

  @Test
  void what_is_replaced_or_dropped_is_suppressed_in_what_took_its_place() {
    Built.program(NothingLost.class)
        .run()
        .expect(
            0,
            """
            replaced: Panicked newer [older]
            replaced twice: Panicked third [second[first]]
            replaced by its wrapper: Panicked wrapper []
            thrown again: Panicked same []
            recovered, then another: Panicked newer []
            deferred runs, and recovers it
            replaced further out: Panicked older []
            dropped by an exit: Exited Goexit, status 7 [dropped]
            an exit, then a panic: Panicked newer []
            """,
            "");
  }
}
