package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.JvmResult;
import dev.goexit.programs.Dumps;
import org.junit.jupiter.api.Test;

/** Dumps in Go's text form. */
class StackTextIT {

  /**
   * E7 to E9, E11, E12: a header with id and status, the caller first, two lines a frame, goexit at
   * the bottom, and who created it; of a dead goroutine no frame.
   */
  @Test
  void dumps_have_gos_form() {
    assertEquals(
        """
        goroutine 1 [running]:
        dev.goexit.programs.Dumps.main()
        \tDumps.java:N
        dev.goexit.runtime.Bottom.goexit()
        \tBottom.java

        goroutine 2 [sync.WaitGroup.Wait labels:{"name": "waiter"}]:
        dev.goexit.programs.Dumps.await()
        \tDumps.java:N
        dev.goexit.programs.Dumps.lambda$main$N()
        \tDumps.java:N
        dev.goexit.runtime.Bottom.goexit()
        \tBottom.java
        created by dev.goexit.programs.Dumps.main in goroutine 1
        \tDumps.java:N

        goroutine 2 [dead labels:{"name": "waiter"}]:
        created by dev.goexit.programs.Dumps.main in goroutine 1
        \tDumps.java:N

        0
        goroutine 3 [running]:
        dev.goexit.programs.Dumps.lambda$dumpWhilePanicking$N()
        \tDumps.java:N
        dev.goexit.Go.panic()
        \tGo.java:N
        dev.goexit.programs.Dumps.panics()
        \tDumps.java:N
        dev.goexit.programs.Dumps.dumpWhilePanicking()
        \tDumps.java:N
        dev.goexit.runtime.Bottom.goexit()
        \tBottom.java
        created by dev.goexit.programs.Dumps.main in goroutine 1
        \tDumps.java:N

        """,
        normalised(Built.program(Dumps.class).run()));
  }

  /** D21: frames of the runtime are hidden in users' traces; a switch shows them. */
  @Test
  void our_own_frames_are_hidden_and_can_be_shown() {
    String unwinder = "dev.goexit.runtime.Unwinder.";

    assertFalse(Built.program(Dumps.class).run().stdout().contains(unwinder));
    assertTrue(Built.program(Dumps.class, "showFrames=true").run().stdout().contains(unwinder));
  }

  /**
   * Without the numbers of lines and lambdas, and without the JDK's frames, which are not the same
   * in each.
   */
  private static String normalised(JvmResult result) {
    return result
        .stdout()
        .replaceAll("(?m)^(java|jdk)\\..*\n\t.*\n", "")
        .replaceAll(":\\d+\n", ":N\n")
        .replaceAll("(lambda.\\w+.)\\d+", "$1N");
  }
}
