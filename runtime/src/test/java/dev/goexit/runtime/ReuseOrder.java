package dev.goexit.runtime;

import java.util.ArrayList;
import java.util.List;

/** Writes numbers as the rules do: {@code 99..97, 30..0, 96}. */
final class ReuseOrder {
  private ReuseOrder() {}

  static String ranges(List<Integer> numbers) {
    List<String> ranges = new ArrayList<>();
    int start = 0;
    while (start < numbers.size()) {
      int end = start;
      int step = end + 1 < numbers.size() ? numbers.get(end + 1) - numbers.get(end) : 0;
      if (Math.abs(step) == 1) {
        while (end + 1 < numbers.size() && numbers.get(end + 1) - numbers.get(end) == step) {
          end++;
        }
      }
      ranges.add(
          start == end ? "" + numbers.get(start) : numbers.get(start) + ".." + numbers.get(end));
      start = end + 1;
    }
    return String.join(", ", ranges);
  }
}
