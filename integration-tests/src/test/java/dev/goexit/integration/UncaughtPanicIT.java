package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.JvmResult;
import dev.goexit.programs.UncaughtPanics;
import org.junit.jupiter.api.Test;

/** A panic nobody recovers ends its goroutine. */
class UncaughtPanicIT {

  /** It goes to the thread's uncaught-exception handler, once. */
  @Test
  void it_is_told_once_and_the_others_go_on() {
    JvmResult result = Built.program(UncaughtPanics.class).run();

    assertEquals(
        "deferred\nmain goes on: Panicked[panic=dev.goexit.PanicException: second]\n",
        result.stdout(),
        result::toString);
    assertEquals(0, result.status());
    assertTrue(
        result
            .stderr()
            .startsWith(
                "Exception in thread \"goroutine-worker-1\" dev.goexit.PanicException: second\n"),
        result::toString);
    assertEquals(
        1,
        result.stderr().lines().filter(line -> line.startsWith("Exception in thread")).count(),
        result::toString);
  }

  /** Option panic=crash gives Go's way (D2, D5, D6): print, the traceback, status 2. */
  @Test
  void asked_to_crash_it_ends_the_process_as_in_go() {
    JvmResult result = Built.program(UncaughtPanics.class, "panic=crash").run();

    assertEquals("deferred\n", result.stdout(), result::toString);
    assertEquals(2, result.status());
    assertTrue(
        result.stderr().startsWith("panic: first\n\tpanic: second\n\ngoroutine 2 [running]:\n"),
        result::toString);
    assertTrue(
        result
            .stderr()
            .contains("\ncreated by dev.goexit.programs.UncaughtPanics.main in goroutine 1\n"),
        result::toString);
  }
}
