package dev.goexit.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.goexit.benchmarks.process.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What was measured, by JDK and group: {@code results/17/agent.json}, {@code results/go.txt}. */
final class Results {
  static final String GO = "go";

  private static final Map<String, Double> NANOS =
      Map.of("ns/op", 1.0, "us/op", 1e3, "ms/op", 1e6, "s/op", 1e9);

  /** {@code BenchmarkExit/frames=10-2 1234 56.7 ns/op 8 B/op ...}. */
  private static final Pattern GO_LINE =
      Pattern.compile("Benchmark(\\w+)(?:/(\\w+)=(\\w+))?(?:-(\\d+))?\\s+\\d+\\s+(\\S+) ns/op(.*)");

  private static final Pattern GO_BYTES = Pattern.compile("(\\S+) B/(op|goroutine)");

  private final Map<String, Map<String, List<Result>>> byJdk = new TreeMap<>();

  /** What JMH measured of one benchmark in all rounds of a group: the nodes of their files. */
  private final Map<Measured, List<JsonNode>> rounds = new LinkedHashMap<>();

  private final List<Result> ofGo = new ArrayList<>();
  private final ObjectMapper mapper = new ObjectMapper();

  Results(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        if (file.toString().endsWith(".json")) {
          readJson(file);
        } else if (file.endsWith("go.txt")) {
          readGo(file);
        }
      }
    }
    rounds.forEach((of, nodes) -> resultsOf(of.jdk, of.group).add(ofJmh(of, nodes)));
  }

  private record Measured(
      String jdk, String group, String benchmark, Map<String, String> parameters) {}

  Iterable<String> jdks() {
    return byJdk.keySet();
  }

  /** The one asked for; empty if it was not measured. */
  Optional<Result> find(String jdk, String group, String name, Map<String, String> parameters) {
    List<Result> results =
        group.equals(GO) ? ofGo : byJdk.getOrDefault(jdk, Map.of()).getOrDefault(group, List.of());
    return results.stream().filter(result -> result.is(name, parameters)).findFirst();
  }

  private void readJson(Path file) throws IOException {
    String jdk = file.getParent().getFileName().toString();
    String name = file.getFileName().toString();
    String group = name.substring(0, name.indexOf('.')); // "agent.exits.json" is of "agent".
    for (JsonNode node : mapper.readTree(file.toFile())) {
      if (node.has("benchmark")) {
        String benchmark = node.get("benchmark").asText();
        Measured measured = new Measured(jdk, group, benchmark, parameters(node.path("params")));
        rounds.computeIfAbsent(measured, key -> new ArrayList<>()).add(node);
      } else {
        resultsOf(jdk, group).add(ofProcess(node));
      }
    }
  }

  private List<Result> resultsOf(String jdk, String group) {
    return byJdk
        .computeIfAbsent(jdk, key -> new TreeMap<>())
        .computeIfAbsent(group, key -> new ArrayList<>());
  }

  private static Result ofJmh(Measured measured, List<JsonNode> nodes) {
    Samples times = new Samples();
    Samples bytes = new Samples();
    for (JsonNode node : nodes) {
      JsonNode metric = node.get("primaryMetric");
      double nanos = NANOS.get(metric.get("scoreUnit").asText());
      for (JsonNode fork : metric.get("rawData")) {
        fork.forEach(iteration -> times.add(iteration.asDouble() * nanos));
      }
      JsonNode allocated = node.path("secondaryMetrics").path("gc.alloc.rate.norm");
      bytes.add(allocated.path("score").asDouble(Double.NaN));
    }
    String name = measured.benchmark;
    int method = name.lastIndexOf('.');
    return new Result(
        name.substring(name.lastIndexOf('.', method - 1) + 1),
        measured.parameters,
        times.median(),
        times.spread(),
        times.least(),
        bytes.median());
  }

  private static Result ofProcess(JsonNode node) {
    return new Result(
        node.get("name").asText(),
        parameters(node.get("parameters")),
        node.get("value").asDouble(),
        node.get("spread").asDouble(),
        Double.NaN,
        Double.NaN);
  }

  private static Map<String, String> parameters(JsonNode node) {
    Map<String, String> parameters = new HashMap<>();
    node.properties().forEach(e -> parameters.put(e.getKey(), e.getValue().asText()));
    return parameters;
  }

  private void readGo(Path file) throws IOException {
    Map<String, Samples> times = new LinkedHashMap<>();
    Map<String, Matcher> lines = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      Matcher matcher = GO_LINE.matcher(line);
      if (matcher.matches()) {
        String name = line.substring(0, matcher.start(5)).split("\\s")[0];
        lines.put(name, matcher);
        times.computeIfAbsent(name, key -> new Samples()).add(Double.parseDouble(matcher.group(5)));
      }
    }
    lines.forEach((name, line) -> ofGo.add(ofGo(line, times.get(name))));
  }

  private static Result ofGo(Matcher line, Samples times) {
    Map<String, String> parameters = new HashMap<>();
    if (line.group(2) != null) {
      parameters.put(line.group(2), line.group(3));
    }
    parameters.put("processors", line.group(4) == null ? "1" : "all");
    Matcher bytes = GO_BYTES.matcher(line.group(6));
    return new Result(
        line.group(1),
        parameters,
        times.median(),
        times.spread(),
        times.least(),
        bytes.find() ? Double.parseDouble(bytes.group(1)) : Double.NaN);
  }
}
