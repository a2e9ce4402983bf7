package dev.goexit.benchmarks.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One measured number.
 *
 * @param name what was measured
 * @param parameters under which circumstances
 * @param value the median
 * @param low the smallest
 * @param high the largest
 * @param unit of all three
 */
public record Figure(
    String name,
    Map<String, String> parameters,
    double value,
    double low,
    double high,
    String unit) {

  /** The median of several, with their extremes. */
  static Figure of(String name, Map<String, String> parameters, String unit, List<Double> samples) {
    double[] sorted = samples.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Figure(name, parameters, median, sorted[0], sorted[sorted.length - 1], unit);
  }

  static void write(Path file, List<Figure> figures) throws IOException {
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(file.toFile(), figures);
  }
}
