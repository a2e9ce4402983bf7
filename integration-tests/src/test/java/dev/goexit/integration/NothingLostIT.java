package dev.goexit.integration;

import dev.goexit.programs.NothingLost;
import org.junit.jupiter.api.Test;

/**
 * Nothing lost: a panic whose place another throwable takes is suppressed in that one, unless it is
 * its cause, was recovered, or is the very same. A dropped one is never printed: Go prints none.
 * What the JVM raises itself has no room for suppressed ones; there the crash text alone tells
 * them.
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
            recovered newer [older]
            replaced, then recovered: Panicked newer [older]
            an overflow, replaced: Panicked newer [overflow]
            an overflow, replaced in a loop: Panicked newer 0 [newer 1[overflow]]
            replaced by an overflow: Panicked overflow []
            the rest runs
            replaced by what cannot tell its cause: Panicked newer mute [older mute]
            the rest runs
            an exit, then what cannot tell its cause: Panicked mute []
            a handler fails while exiting: Exited Goexit, status 8 [handler's]
            a finally fails while exiting: Exited Goexit, status 8 [finally's]
            a resource fails while exiting: Exited Goexit, status 8 [resource's]
            out of a boundary: Panicked newer [older]
            out of a boundary, over an exit: Panicked newer []
            future: Goexit, status 7 [dropped]
            """,
            "");
  }
}
