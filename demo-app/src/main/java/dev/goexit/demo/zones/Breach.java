package dev.goexit.demo.zones;

import java.util.Arrays;

/** Why an import refuses a file. Its status goes out with the exit. */
enum Breach {
  /** Calendars that keep a zone's bias in minutes, as Windows does, cannot hold such a zone. */
  OFFSET_WITH_SECONDS(11, "an offset is not in whole minutes"),
  /** RFC 5545, 3.6.5: DTSTART and TZOFFSETTO must be there. */
  INCOMPLETE(12, "an observance lacks DTSTART or TZOFFSETTO"),
  /** RFC 5545, 3.1: each line has a name and a value. */
  UNREADABLE(13, "a line is not iCalendar");

  private final int status;
  private final String text;

  Breach(int status, String text) {
    this.status = status;
    this.text = text;
  }

  int status() {
    return status;
  }

  /** What to tell the user about a goroutine that exited with this status. */
  static String textOf(int status) {
    return Arrays.stream(values())
        .filter(breach -> breach.status == status)
        .map(breach -> breach.text)
        .findFirst()
        .orElse("status " + status);
  }
}
