package dev.goexit.integration;

import dev.goexit.programs.FullHeap;
import org.junit.jupiter.api.Test;

/**
 * Where the heap is full, deferred calls run all the same, as finally does, and who waits is told.
 */
class FullHeapIT {
  private static final String EXPECTED =
      """
      open-coded: Panicked made 3 <nil>
      open-coded, exiting: Exited made 2 <nil>
      open-coded, panicking in the exit's way: Exited made 1 in the way
      a chain, panicking in the exit's way: Exited made 2 in the way
      a chain: Panicked made 4 <nil>
      a chain, returning: Panicked made 4 <nil>
      a function further out: Panicked made 3 <nil>
      a goroutine: Panicked made 3 <nil>
      a goroutine that defers nothing: Panicked made 0 <nil>
      """;

  @Test
  void deferred_calls_run_and_goroutines_end() {
    Built.program(FullHeap.class)
        .jvmArguments("-Xmx32m", "-XX:+UseSerialGC")
        .run()
        .expect(0, EXPECTED + EXPECTED, "");
  }
}
