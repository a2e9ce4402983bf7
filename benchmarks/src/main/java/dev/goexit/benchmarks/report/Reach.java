package dev.goexit.benchmarks.report;

import java.util.Optional;

/**
 * What a measure is to reach. What is infinite is not asked for.
 *
 * @param ofBaseline at most this ratio to the baseline
 * @param ofGo at most this ratio to Go
 * @param moreNanos at most this many more than the baseline
 * @param isFree whether nothing may be allocated
 * @param atLeast at least this score
 * @param atMost at most this score
 */
record Reach(
    double ofBaseline,
    double ofGo,
    double moreNanos,
    boolean isFree,
    double atLeast,
    double atMost) {
  private static final double NOT_ASKED = Double.POSITIVE_INFINITY;
  private static final double NO_BYTES = 0.5;

  static final Reach NONE = new Reach(NOT_ASKED, NOT_ASKED, NOT_ASKED, false, 0, NOT_ASKED);

  static Reach ratio(double ofBaseline) {
    return new Reach(ofBaseline, NOT_ASKED, NOT_ASKED, false, 0, NOT_ASKED);
  }

  static Reach go(double ofGo) {
    return new Reach(NOT_ASKED, ofGo, NOT_ASKED, false, 0, NOT_ASKED);
  }

  static Reach ratioAndGo(double ofBaseline, double ofGo) {
    return new Reach(ofBaseline, ofGo, NOT_ASKED, false, 0, NOT_ASKED);
  }

  static Reach nanos(double moreNanos) {
    return new Reach(NOT_ASKED, NOT_ASKED, moreNanos, false, 0, NOT_ASKED);
  }

  static Reach score(double atLeast) {
    return new Reach(NOT_ASKED, NOT_ASKED, NOT_ASKED, false, atLeast, NOT_ASKED);
  }

  static Reach atMost(double score) {
    return new Reach(NOT_ASKED, NOT_ASKED, NOT_ASKED, false, 0, score);
  }

  Reach andGo(double most) {
    return new Reach(ofBaseline, most, moreNanos, isFree, atLeast, atMost);
  }

  Reach andFree() {
    return new Reach(ofBaseline, ofGo, moreNanos, true, atLeast, atMost);
  }

  /** In words. */
  String text() {
    StringBuilder text = new StringBuilder();
    append(text, ofBaseline, "≤ ", "");
    append(text, moreNanos, "+ ≤ ", " ns");
    append(text, ofGo, "≤ ", " of Go");
    if (isFree) {
      text.append(text.isEmpty() ? "0 B" : ", 0 B");
    }
    if (atLeast > 0) {
      text.append("≥ ").append(Numbers.of(atLeast));
    }
    if (atMost != NOT_ASKED) {
      text.append("≤ ").append(Numbers.of(atMost));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, double limit, String before, String after) {
    if (limit != NOT_ASKED) {
      text.append(text.isEmpty() ? "" : ", ").append(before).append(limit).append(after);
    }
  }

  /** Whether it is reached: yes, no, or empty where nothing is asked. */
  String verdict(double score, double bytes, Optional<Double> baseline, Optional<Double> go) {
    if (equals(NONE)) {
      return "";
    }
    boolean isReached =
        (atLeast <= 0 || score >= atLeast)
            && score <= atMost
            && (!isFree || bytes < NO_BYTES)
            && baseline.map(b -> score <= ofBaseline * b).orElse(true)
            && baseline.map(b -> score <= moreNanos + b).orElse(true)
            && go.map(g -> score <= ofGo * g).orElse(true);
    return isReached ? "yes" : "no";
  }
}
