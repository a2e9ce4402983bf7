package dev.goexit.benchmarks.report;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** A logarithmic axis, from a power of ten to a power of ten. */
final class Axis {
  private final int first;
  private final int last;

  /** For these values, all above zero. */
  Axis(Collection<Double> values) {
    double smallest = values.stream().mapToDouble(Double::doubleValue).min().orElse(1);
    double largest = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    first = (int) Math.floor(Math.log10(smallest));
    last = Math.max(first + 1, (int) Math.ceil(Math.log10(largest)));
  }

  /** Where on the axis a value lies: 0 at its beginning, 1 at its end. */
  double share(double value) {
    return (Math.log10(value) - first) / (last - first);
  }

  List<Double> decades() {
    return IntStream.rangeClosed(first, last).mapToObj(power -> Math.pow(10, power)).toList();
  }
}
