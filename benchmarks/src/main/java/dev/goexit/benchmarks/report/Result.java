package dev.goexit.benchmarks.report;

import java.util.Map;

/**
 * One measured number.
 *
 * @param name the benchmark, without its package
 * @param parameters of the benchmark
 * @param score nanoseconds, unless the benchmark is of another kind: the median
 * @param spread half the range of the middle half of its samples
 * @param least the least of its samples: what disturbs a measurement only adds to it
 * @param bytes allocated by one operation; NaN if not measured
 */
record Result(
    String name,
    Map<String, String> parameters,
    double score,
    double spread,
    double least,
    double bytes) {

  /** Whether it is of this benchmark, and has these parameters among its own. */
  boolean is(String wantedName, Map<String, String> wanted) {
    return name.equals(wantedName) && parameters.entrySet().containsAll(wanted.entrySet());
  }
}
