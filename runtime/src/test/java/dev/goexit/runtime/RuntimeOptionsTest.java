package dev.goexit.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F18: GOMAXPROCS is the number of CPUs by default, and can be set. */
class RuntimeOptionsTest {

  @AfterEach
  void unset() {
    System.clearProperty("goexit.maxProcs");
  }

  @Test
  void max_procs_is_the_number_of_processors_by_default() {
    assertEquals(Runtime.getRuntime().availableProcessors(), RuntimeOptions.maxProcs());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1024})
  void max_procs_can_be_set(int procs) {
    System.setProperty("goexit.maxProcs", String.valueOf(procs));
    assertEquals(procs, RuntimeOptions.maxProcs());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1025", "-1", "two", ""})
  void another_value_is_refused_with_the_rule(String value) {
    System.setProperty("goexit.maxProcs", value);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, RuntimeOptions::maxProcs);
    assertEquals(
        "System property \"goexit.maxProcs="
            + value
            + "\": must be a whole number from 1 to 1024. See README, Options.",
        refused.getMessage());
  }
}
