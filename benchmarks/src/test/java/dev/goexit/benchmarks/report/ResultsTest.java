package dev.goexit.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
  @TempDir Path directory;

  /** A median over all of its forks, whichever round they were of; other parameters are apart. */
  @Test
  void the_rounds_of_a_benchmark_are_one_result() throws IOException {
    round(1, 10, 11, 0);
    round(2, 30, 12, 0);
    round(3, 13, 14, 8);
    write("plain.round1.json", "[" + jmh("returned", 99, 99, 0) + "]");

    Results results = new Results(directory);

    Result unwound = find(results, "agent", "unwound");
    assertEquals(12_500, unwound.score()); // Of 10, 11, 12, 13, 14 and 30 µs.
    assertEquals(10_000, unwound.least());
    assertEquals(0, unwound.bytes());
    assertEquals(1_000, find(results, "agent", "returned").score());
    assertEquals(99_000, find(results, "plain", "returned").score());
    assertTrue(results.find("17", "plain", "Some.one", Map.of("history", "unwound")).isEmpty());
  }

  private static Result find(Results results, String group, String history) {
    return results.find("17", group, "Some.one", Map.of("history", history)).orElseThrow();
  }

  private void round(int number, double first, double second, double bytes) throws IOException {
    String nodes = jmh("unwound", first, second, bytes) + "," + jmh("returned", 1, 1, 0);
    write("agent.round" + number + ".json", "[" + nodes + "]");
  }

  private void write(String name, String json) throws IOException {
    Files.writeString(Files.createDirectories(directory.resolve("17")).resolve(name), json);
  }

  /** As JMH writes it, of one fork. */
  private static String jmh(String history, double first, double second, double bytes) {
    return """
    {
      "benchmark": "some.where.Some.one",
      "params": {"history": "%s"},
      "primaryMetric": {"scoreUnit": "us/op", "rawData": [[%s, %s]]},
      "secondaryMetrics": {"gc.alloc.rate.norm": {"score": %s}}
    }
    """
        .formatted(history, first, second, bytes);
  }
}
