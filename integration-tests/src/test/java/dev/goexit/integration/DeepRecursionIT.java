package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.junit.JvmResult;
import dev.goexit.programs.DeepDefers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Deferred calls of deep recursion: none is made twice, and none is lost but at the very end of the
 * stack: there the call to the function itself may find no room, as one in a finally block may, and
 * that is what it throws.
 */
class DeepRecursionIT {

  @Test
  void ten_thousand_frames_run_their_deferred_calls() {
    Built.program(DeepDefers.class)
        .jvmArguments("-Xss16m")
        .run()
        .expect(0, "RETURN made 10000\nPANIC made 10000\nEXIT made 10000\n", "");
  }

  /** After a StackOverflowError, where the unwinder itself overflows now and then. */
  @ParameterizedTest
  @CsvSource({"loops,-Xmixed,300", "loops,-Xint,40", "single,-Xmixed,300", "single,-Xint,40"})
  void an_overflow_loses_no_deferred_call(String statements, String mode, String seeds) {
    JvmResult result =
        Built.program(DeepDefers.class)
            .jvmArguments("-Xss300k", mode)
            .arguments(statements, "1", seeds)
            .run();

    assertEquals("seeds " + seeds + "\n", result.stdout(), result::toString);
  }
}
