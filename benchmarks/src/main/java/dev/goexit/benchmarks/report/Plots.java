package dev.goexit.benchmarks.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How cost grows: with frames, goroutines and classes. */
final class Plots {
  private final Results results;
  private final String jdk;

  private Plots(Results results, String jdk) {
    this.results = results;
    this.jdk = jdk;
  }

  /** The plots of one JDK, by file name. */
  static Map<String, Plot> of(Results results, String jdk) {
    Plots plots = new Plots(results, jdk);
    Map<String, Plot> byName = new TreeMap<>();
    byName.put("frames-" + jdk + ".svg", plots.frames());
    byName.put("goroutines-" + jdk + ".svg", plots.goroutines());
    byName.put("classes-" + jdk + ".svg", plots.classes());
    byName.values().removeIf(Plot::isEmpty);
    return byName;
  }

  private Plot frames() {
    Plot plot = new Plot("Exits and panics through frames, JDK " + jdk, "frames", "ns");
    Map<String, Source> lines = new TreeMap<>();
    lines.put("exit to a boundary", Source.of("agent", "ExitBenchmark.toBoundary"));
    lines.put("exit, a defer in each", Source.of("agent", "ExitBenchmark.deferInEachToBoundary"));
    lines.put("panic and recover", Source.of("agent", "PanicBenchmark.panicAndRecover"));
    lines.put("Java: preallocated throw", Source.of("agent", "ThrowBenchmark.preallocated"));
    lines.put(
        "Java: the same, finally in each",
        Source.of("agent", "ThrowBenchmark.preallocatedFinallyInEach"));
    lines.put("Java: new exception", Source.of("agent", "ThrowBenchmark.newException"));
    lines.put("Go: start, Goexit", Source.of(Results.GO, "Exit"));
    lines.put("Go: panic and recover", Source.of(Results.GO, "Panic"));
    for (int frames : List.of(10, 100, 1000)) {
      lines.forEach((name, source) -> add(plot, name, source, "frames", frames, frames, 1));
    }
    return plot;
  }

  private Plot goroutines() {
    Plot plot = new Plot("A tree of goroutines, JDK " + jdk, "goroutines", "ns each");
    for (int height : List.of(9, 14, 19)) {
      int size = (2 << height) - 1;
      for (String pool :
          List.of(
              "goroutines",
              "goroutineExecutor",
              "virtualGoroutines",
              "forkJoinPool",
              "threadPoolExecutor",
              "virtualThreads")) {
        Source source = Source.of("agent", "TreeBenchmark.tree", "pool", pool);
        add(plot, pool, source, "height", height, size, size);
      }
      Source go = Source.of(Results.GO, "Tree", "processors", "all");
      add(plot, "Go", go, "height", height, size, size);
    }
    return plot;
  }

  private Plot classes() {
    Plot plot = new Plot("Loading classes without work, JDK " + jdk, "classes", "ms");
    for (int classes : List.of(1_000, 3_000, 10_000)) {
      for (String agent : List.of("none", "empty", "goexit", "goexit guard=*")) {
        Source source = Source.of("process", "loading", "agent", agent);
        add(plot, "agent: " + agent, source, "classes", classes, classes, 1);
      }
    }
    return plot;
  }

  private void add(
      Plot plot, String line, Source source, String parameter, int value, double x, double parts) {
    Map<String, String> parameters = new TreeMap<>(source.parameters());
    parameters.put(parameter, String.valueOf(value));
    results
        .find(jdk, source.group(), source.name(), parameters)
        .ifPresent(result -> plot.add(line, x, result.score() / parts));
  }
}
