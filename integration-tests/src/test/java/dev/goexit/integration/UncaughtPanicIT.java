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
            .contains(
                "\ncreated by dev.goexit.programs.UncaughtPanics.onGoroutine in goroutine 1\n"),
        result::toString);
  }

  /**
   * D2: a panic in any goroutine ends the process; a thread of others is one once it uses the API.
   */
  @Test
  void asked_to_crash_a_thread_of_others_ends_the_process_too() {
    JvmResult result = crash("thread of others");

    assertEquals("deferred\n", result.stdout(), result::toString);
    assertEquals(2, result.status(), result::toString);
    assertTrue(
        result.stderr().matches("(?s)panic: of a thread of others\n\ngoroutine \\d+ \\[running].*"),
        result::toString);
  }

  /** The same for one that never used it: its exception is nobody's to handle. */
  @Test
  void asked_to_crash_a_thread_without_the_api_ends_the_process_too() {
    JvmResult result = crash("thread without the API");

    assertEquals("", result.stdout(), result::toString);
    assertEquals(2, result.status(), result::toString);
    assertTrue(
        result.stderr().startsWith("panic: java.lang.ArithmeticException: / by zero\n\ngoroutine "),
        result::toString);
  }

  /** Who sets an uncaught-exception handler for a thread has it. */
  @Test
  void asked_to_crash_a_thread_with_a_handler_goes_to_its_handler() {
    crash("thread with a handler").expect(0, "deferred\nhandled of nobody\nmain goes on\n", "");
  }

  /** As by the JVM, of a thread's own. */
  @Test
  void a_handler_that_throws_is_told() {
    Built.program(UncaughtPanics.class)
        .arguments("failing handler")
        .run()
        .expect(
            0,
            """
            deferred
            handler second
            main goes on: Panicked[panic=dev.goexit.PanicException: second]
            """,
            "Exception: java.lang.IllegalStateException thrown from the UncaughtExceptionHandler in"
                + " thread \"goroutine-worker-1\"\n");
  }

  private static JvmResult crash(String way) {
    return Built.program(UncaughtPanics.class, "panic=crash").arguments(way).run();
  }
}
