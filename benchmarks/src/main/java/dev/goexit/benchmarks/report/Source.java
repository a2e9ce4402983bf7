package dev.goexit.benchmarks.report;

import java.util.Map;
import java.util.Optional;

/**
 * Where a number is found.
 *
 * @param group of the run: which agent, which options
 * @param name of the benchmark
 * @param parameters that tell it from others of its name
 */
record Source(String group, String name, Map<String, String> parameters) {
  static Source of(String group, String name) {
    return new Source(group, name, Map.of());
  }

  static Source of(String group, String name, String parameter, Object value) {
    return new Source(group, name, Map.of(parameter, String.valueOf(value)));
  }

  Optional<Result> in(Results results, String jdk) {
    return results.find(jdk, group, name, parameters);
  }
}
