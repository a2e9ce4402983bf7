package dev.goexit.integration;

import dev.goexit.programs.VirtualMachineErrors;
import org.junit.jupiter.api.Test;

/**
 * B17: fatal in Go. Here a VirtualMachineError runs the deferred calls, but recover() gives null
 * and it goes on.
 */
class VirtualMachineErrorIT {

  /** Nor may classes be loaded when the stack is at its end: agents then make the JVM complain. */
  @Test
  void deferred_calls_run_and_nobody_recovers() {
    Built.program(VirtualMachineErrors.class)
        .run()
        .expect(
            0,
            """
            Panicked[panic=java.lang.StackOverflowError]
            deferred calls missing 0 recovered 0
            recover gives <nil>
            Panicked[panic=java.lang.OutOfMemoryError: pretended]
            """,
            "");
  }
}
