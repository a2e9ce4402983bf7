package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.junit.JvmResult;
import dev.goexit.programs.DeepDefers;
import org.junit.jupiter.api.Test;

/** Deferred calls of deep recursion: none is lost, none is made twice. */
class DeepRecursionIT {

  @Test
  void ten_thousand_frames_run_their_deferred_calls() {
    Built.program(DeepDefers.class)
        .jvmArguments("-Xss16m")
        .run()
        .expect(0, "RETURN made 10000\nPANIC made 10000\nEXIT made 10000\n", "");
  }

  /** After a StackOverflowError, where the unwinder itself overflows now and then. */
  @Test
  void an_overflow_loses_no_deferred_call() {
    assertEquals("seeds 300\n", toTheEndOfTheStack("-Xss300k", "1", "300").stdout());
  }

  /** Interpreted frames are larger, and overflow at other places. */
  @Test
  void an_overflow_in_interpreted_code_loses_no_deferred_call() {
    assertEquals("seeds 40\n", toTheEndOfTheStack("-Xint", "1000", "40").stdout());
  }

  private static JvmResult toTheEndOfTheStack(String jvmArgument, String... seeds) {
    return Built.program(DeepDefers.class)
        .jvmArguments("-Xss300k", jvmArgument)
        .arguments(seeds)
        .run();
  }
}
