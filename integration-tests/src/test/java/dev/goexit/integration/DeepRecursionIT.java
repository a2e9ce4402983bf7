package dev.goexit.integration;

import dev.goexit.programs.DeepDefers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Deferred calls of deep recursion: each is made once, last deferred first, also at the very end of
 * the stack. Where there is no room for one it is made by a function further out.
 *
 * <p>Open-coded calls are made as those in a finally block are, and have its limit: if a compiled
 * function with a small frame has an interpreted one to call, that call itself may overflow, in its
 * innermost activations. Then that StackOverflowError leaves the function. Where both forms mix, a
 * call may come before one from further in, in the last kilobytes.
 */
class DeepRecursionIT {

  @Test
  void ten_thousand_frames_run_their_deferred_calls() {
    Built.program(DeepDefers.class)
        .jvmArguments("-Xss16m")
        .run()
        .expect(0, "RETURN made 10000\nPANIC made 10000\nEXIT made 10000\n", "");
  }

  /**
   * After a StackOverflowError, where the unwinder itself overflows now and then. Nested ones have
   * deferred calls that defer, and use stack themselves.
   */
  @ParameterizedTest
  @CsvSource({
    "loops,-Xmixed,150",
    "loops,-Xint,40",
    "single,-Xmixed,150",
    "single,-Xint,40",
    "mixed,-Xmixed,150",
    "mixed,-Xint,40",
    "nested,-Xmixed,150",
    "nested,-Xint,40",
    "single_nested,-Xmixed,150",
    "single_nested,-Xint,40"
  })
  void an_overflow_loses_no_deferred_call(String statements, String mode, String seeds) {
    Built.program(DeepDefers.class)
        .jvmArguments("-Xss300k", mode)
        .arguments(statements, "1", seeds)
        .run()
        .expect(0, "seeds " + seeds + "\n", "");
  }
}
