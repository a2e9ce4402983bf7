package dev.goexit.integration;

import dev.goexit.programs.DeepExits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An exit that has begun where the stack is nearly used up ends its goroutine. */
class DeepExitsIT {

  @ParameterizedTest
  @ValueSource(strings = {"-Xmixed", "-Xint", "-XX:-TieredCompilation"})
  void no_handler_swallows_an_exit_for_want_of_stack(String mode) {
    Built.program(DeepExits.class)
        .jvmArguments("-Xss300k", mode)
        .arguments("1", "300")
        .run()
        .expect(0, "seeds 300\n", "");
  }
}
