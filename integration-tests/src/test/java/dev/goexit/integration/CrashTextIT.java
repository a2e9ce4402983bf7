package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.JvmResult;
import dev.goexit.junit.RunningJvm;
import dev.goexit.programs.Crashing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What panic=crash says, where Go has no test of its own or Java no counterpart of the value. */
class CrashTextIT {

  /**
   * D8: string, numbers, bool raw; error and Stringer by their text; anything else by type and
   * address. Each Java object has a text, by default its type and identity.
   */
  @ParameterizedTest
  @CsvSource({
    "character,x",
    "long,-5",
    "double,1.0E21",
    "throwable,java.lang.IllegalStateException: state\\n\\tof things",
    "enum,NEW",
    "list,'[1, two]'",
    "no text,null",
    "object,java.lang.Object@ID"
  })
  void a_value_is_told_by_its_text(String value, String text) {
    JvmResult result = crash("a value", value);

    String told = result.stderr().split("\n\n")[0].replaceAll("@[0-9a-f]+$", "@ID");
    assertEquals("panic: " + text.replace("\\n", "\n").replace("\\t", "\t"), told);
    assertEquals(2, result.status());
  }

  /** D2: a panic that reaches the bottom of any goroutine ends the process, API used or not. */
  @Test
  void an_exception_of_a_program_that_never_used_the_api_crashes_too() {
    JvmResult result = crash("no API");

    assertTrue(
        result
            .stderr()
            .startsWith("panic: java.io.IOException: plain\n\tJava\n\ngoroutine 1 [running]:\n"),
        result::toString);
    assertEquals(2, result.status());
  }

  /** D11: two goroutines panic at once: the first prints; the texts do not interleave. */
  @Test
  void of_four_that_panic_at_once_one_is_told() {
    JvmResult result = crash("four at once");

    assertEquals(
        1,
        result.stderr().lines().filter(line -> line.equals("panic: one of four")).count(),
        result::toString);
    assertEquals(
        1,
        result.stderr().lines().filter(line -> line.startsWith("goroutine ")).count(),
        result::toString);
    assertEquals(2, result.status());
  }

  /** Each replaces the one before; all are told, however many there are. */
  @Test
  void thirty_thousand_panics_are_told() {
    JvmResult result = crash("many panics");

    assertEquals(
        30_000,
        result.stderr().lines().filter(line -> line.contains("panic: one of many: ")).count());
    assertEquals(2, result.status());
  }

  /** D12: main waits a while for a deferred call of a panic; after that the panic is lost. */
  @Test
  void main_that_returns_does_not_wait_for_good_for_a_panic() {
    crash("main returns while a deferred call blocks").expect(0, "main returns\n", "");
  }

  /** D13: a fatal error during deferred calls: the pending panics first, then the fatal error. */
  @Test
  void pending_panics_are_told_before_a_fatal_error() {
    JvmResult result = crash("a fatal error while panicking");

    assertTrue(
        result
            .stderr()
            .startsWith("panic: pending [recovered]\n\tfatal error: stack overflow\n\ngoroutine 1"),
        result::toString);
    assertEquals(2, result.status());
  }

  /** B17: fatal errors are not panics. */
  @Test
  void a_stack_overflow_is_a_fatal_error() {
    JvmResult result = crash("a fatal error");

    assertTrue(result.stderr().startsWith("fatal error: stack overflow\n\n"), result::toString);
    assertEquals(2, result.status());
  }

  /** D7: Go has one value for all nil dereferences; the JVM makes an exception each time. */
  @Test
  void two_null_dereferences_are_two_panics() {
    JvmResult result = crash("two null dereferences");

    assertEquals(2, result.status(), result::toString);
    assertTrue(
        result
            .stderr()
            .matches(
                "(?s)panic: java.lang.NullPointerException: [^\n]*\n"
                    + "\tpanic: java.lang.NullPointerException: [^\n]*\n\ngoroutine 1 .*"),
        result::toString);
  }

  /** D4: a process that a signal ends has 128 and its number. The JVM runs its shutdown hooks. */
  @Test
  void a_signal_gives_its_status() {
    try (RunningJvm jvm =
        Built.program(Crashing.class).arguments("a blocked main").openInput().start()) {
      jvm.awaitStdout("all goroutines are asleep\n");
      ProcessHandle.of(jvm.pid()).orElseThrow().destroy();

      jvm.awaitEnd().expect(143, "all goroutines are asleep\n", "");
    }
  }

  static JvmResult crash(String... way) {
    return Built.program(Crashing.class, "panic=crash").arguments(way).run();
  }
}
