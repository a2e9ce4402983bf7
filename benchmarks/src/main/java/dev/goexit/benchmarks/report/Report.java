package dev.goexit.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Makes the table and the plots, and puts them into the documentation where that is wanted. */
public final class Report {
  private static final String BEGIN = "<!-- measured: begin -->";
  private static final String END = "<!-- measured: end -->";

  private Report() {}

  /**
   * Reports.
   *
   * @param args the directory with the results; then, to publish, the page whose part between the
   *     two marks is replaced, with a directory of its own name for the plots beside it
   */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    Results results = new Results(directory);
    Map<String, Plot> plots = new TreeMap<>();
    for (String jdk : results.jdks()) {
      plots.putAll(Plots.of(results, jdk));
    }
    String about = Files.readString(directory.resolve("about.md"));
    String table = about + Table.of(results, Measures.all());
    writePlots(directory, plots);
    Files.writeString(directory.resolve("table.md"), table + links("", plots));
    if (args.length > 1) {
      publish(Path.of(args[1]), table, plots);
    }
  }

  private static void publish(Path page, String table, Map<String, Plot> plots) throws IOException {
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException(page + ": must have the lines " + BEGIN + " and " + END);
    }
    String name = page.getFileName().toString().replace(".md", "");
    writePlots(Files.createDirectories(page.resolveSibling(name)), plots);
    Files.writeString(
        page,
        text.substring(0, begin + BEGIN.length())
            + "\n\n"
            + table
            + links(name + "/", plots)
            + "\n"
            + text.substring(end));
  }

  private static void writePlots(Path directory, Map<String, Plot> plots) throws IOException {
    for (Map.Entry<String, Plot> plot : plots.entrySet()) {
      Files.writeString(directory.resolve(plot.getKey()), plot.getValue().svg());
    }
  }

  private static String links(String prefix, Map<String, Plot> plots) {
    StringBuilder links = new StringBuilder("\n### How cost grows\n");
    plots
        .keySet()
        .forEach(
            name ->
                links
                    .append("\n![")
                    .append(name.replace(".svg", "").replace("-", ", JDK "))
                    .append("](")
                    .append(prefix)
                    .append(name)
                    .append(")\n"));
    return links.toString();
  }
}
