package dev.goexit.benchmarks.report;

import java.util.Locale;

/** Numbers as a table shows them. */
final class Numbers {
  private Numbers() {}

  /** Three digits, or all those before the point. */
  static String of(double value) {
    double size = Math.abs(value);
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  static String ratio(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.2f", value);
  }
}
