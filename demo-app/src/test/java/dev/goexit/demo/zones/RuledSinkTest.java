package dev.goexit.demo.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.goexit.Go;
import dev.goexit.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** "Lets only observances through that the database can hold". */
class RuledSinkTest {
  private final List<Observance> passed = new ArrayList<>();
  private final RuledSink sink = new RuledSink(passed::add);

  /** An offset of hours and minutes passes, with its sign. */
  @Test
  void whole_minutes_pass() {
    assertInstanceOf(Outcome.Returned.class, Go.run(() -> sink.accept(withOffset("-0330"))));
    assertEquals(-210, passed.get(0).offsetMinutes());
  }

  /** An offset with seconds ends the goroutine, and nothing passes. */
  @Test
  void an_offset_with_seconds_exits() {
    Outcome<Void> outcome = Go.run(() -> sink.accept(withOffset("-033052")));
    assertEquals(
        Breach.OFFSET_WITH_SECONDS.status(),
        assertInstanceOf(Outcome.Exited.class, outcome).status());
    assertEquals(List.of(), passed);
  }

  private static Observance withOffset(String offset) {
    return Observance.of("STANDARD", Map.of("DTSTART", "19350330T000000", "TZOFFSETTO", offset));
  }
}
