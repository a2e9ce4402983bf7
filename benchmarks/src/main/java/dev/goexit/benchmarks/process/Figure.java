package dev.goexit.benchmarks.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One measured number.
 *
 * @param name what was measured
 * @param parameters under which circumstances
 * @param value the median
 * @param spread half the range of the middle half
 * @param unit of both
 */
public record Figure(
    String name, Map<String, String> parameters, double value, double spread, String unit) {

  static Figure of(String name, Map<String, String> parameters, String unit, List<Double> values) {
    Samples samples = new Samples();
    values.forEach(samples::add);
    return new Figure(name, parameters, samples.median(), samples.spread(), unit);
  }

  static void write(Path file, List<Figure> figures) throws IOException {
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(file.toFile(), figures);
  }
}
