package dev.goexit.demo.zones;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * From some local time on, clocks in a zone show this offset: RFC 5545's STANDARD or DAYLIGHT.
 *
 * @param kind the component's name
 * @param name what people call the time then, such as CEST
 * @param onset the first time it began
 * @param offset as in the file: a sign, hours and minutes, perhaps seconds
 * @param yearly when it begins each year since; empty if it no longer does
 */
record Observance(
    String kind, String name, LocalDateTime onset, String offset, Optional<YearlyRule> yearly) {
  /** Before that, places kept their own mean time; nobody asks for it. */
  static final int FIRST_YEAR = 1900;

  private static final DateTimeFormatter LOCAL_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  /** Makes one of a component's properties. */
  static Observance of(String kind, Map<String, String> properties) {
    return new Observance(
        kind,
        properties.getOrDefault("TZNAME", ""),
        LocalDateTime.parse(properties.get("DTSTART"), LOCAL_TIME),
        properties.get("TZOFFSETTO"),
        Optional.ofNullable(properties.get("RRULE"))
            .filter(rule -> !rule.contains("UNTIL="))
            .map(YearlyRule::parse));
  }

  /** The part of the offset that its minutes leave over. */
  int offsetSeconds() {
    return offset.length() > 5 ? Integer.parseInt(offset.substring(5)) : 0;
  }

  int offsetMinutes() {
    int minutes =
        Integer.parseInt(offset.substring(1, 3)) * 60 + Integer.parseInt(offset.substring(3, 5));
    return offset.startsWith("-") ? -minutes : minutes;
  }
}
