package dev.goexit.benchmarks.process;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Several measurements of one thing. What disturbs some of them moves neither the median nor the
 * spread.
 */
public final class Samples {
  private final List<Double> sorted = new ArrayList<>();

  /** One more. */
  public void add(double sample) {
    sorted.add(sample);
    Collections.sort(sorted);
  }

  /** The middle one. */
  public double median() {
    return quantile(0.5);
  }

  /** The least. */
  public double least() {
    return quantile(0);
  }

  /** Half the range of the middle half. */
  public double spread() {
    return (quantile(0.75) - quantile(0.25)) / 2;
  }

  private double quantile(double share) {
    double place = share * (sorted.size() - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
  }
}
