package dev.goexit.demo.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** RFC 5545, 3.3.10, as far as time zones use it. */
class YearlyRuleTest {
  /** The second Sunday is the first one on or after the 8th. */
  @Test
  void a_numbered_weekday_becomes_the_earliest_day() {
    assertEquals(new YearlyRule(3, 8, "SU"), YearlyRule.parse("FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"));
  }

  /** -1SU is the month's last Sunday. */
  @Test
  void the_last_weekday_of_a_month_is_day_minus_one() {
    assertEquals(
        new YearlyRule(10, -1, "SU"), YearlyRule.parse("FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"));
  }

  /** Seven days of a month and a weekday name one day. */
  @Test
  void days_of_a_month_become_their_first() {
    assertEquals(
        new YearlyRule(3, 24, "SA"),
        YearlyRule.parse("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=24,25,26,27,28,29,30;BYDAY=SA"));
  }

  /** The mistake that the demo keeps: Cairo's summer ends by such a rule. */
  @Test
  void days_of_the_year_panic() {
    assertThrows(
        NumberFormatException.class,
        () -> YearlyRule.parse("FREQ=YEARLY;BYYEARDAY=-61,-62,-63,-64,-65,-66,-67;BYDAY=FR"));
  }
}
