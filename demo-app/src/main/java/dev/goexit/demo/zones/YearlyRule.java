package dev.goexit.demo.zones;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The day of each year on which an observance begins: the first such weekday on or after a day of a
 * month.
 *
 * @param month 1 to 12
 * @param day the earliest; -1 for the month's last such weekday
 * @param weekday SU, MO, ...
 */
record YearlyRule(int month, int day, String weekday) {
  private static final Pattern PART = Pattern.compile(";");

  /**
   * Reads the forms {@code BYMONTH=3;BYDAY=2SU} and {@code
   * BYMONTH=3;BYMONTHDAY=24,25,...;BYDAY=SA}.
   *
   * <p>That there are rules by day of the year ({@code BYYEARDAY=-61,-62,...}) did not come to its
   * author's mind. The demo keeps the mistake: the NumberFormatException is a panic from real life.
   */
  static YearlyRule parse(String rule) {
    Map<String, String> parts =
        PART.splitAsStream(rule)
            .map(part -> part.split("=", 2))
            .collect(Collectors.toMap(part -> part[0], part -> part[1]));
    String weekdays = parts.get("BYDAY");
    String weekday = weekdays.substring(weekdays.length() - 2);
    String ordinal = weekdays.substring(0, weekdays.length() - 2);
    return new YearlyRule(
        Integer.parseInt(parts.get("BYMONTH")),
        ordinal.isEmpty() ? firstOf(parts.get("BYMONTHDAY")) : dayOf(Integer.parseInt(ordinal)),
        weekday);
  }

  private static int firstOf(String days) {
    return Integer.parseInt(days.split(",", 2)[0]);
  }

  private static int dayOf(int week) {
    return week < 0 ? week : (week - 1) * 7 + 1;
  }
}
