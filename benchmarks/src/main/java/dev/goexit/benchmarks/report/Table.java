package dev.goexit.benchmarks.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The measures as Markdown: a table for each section, a line for each measure and JDK. */
final class Table {
  private final Results results;
  private final StringBuilder text = new StringBuilder();

  private Table(Results results) {
    this.results = results;
  }

  static String of(Results results, Map<String, List<Measure>> sections) {
    Table table = new Table(results);
    sections.forEach(table::section);
    return table.text.toString();
  }

  private void section(String title, List<Measure> measures) {
    int start = text.length();
    text.append("\n### ").append(title).append("\n\n");
    text.append("| measure | JDK | ours | B/op | baseline | ratio | Go | of Go | reach | |\n");
    text.append("|---|---|--:|--:|--:|--:|--:|--:|---|---|\n");
    int empty = text.length();
    for (Measure measure : measures) {
      for (String jdk : results.jdks()) {
        measure.ours().in(results, jdk).ifPresent(ours -> line(measure, jdk, ours));
      }
    }
    if (text.length() == empty) {
      text.setLength(start); // Not measured.
    }
  }

  private void line(Measure measure, String jdk, Result ours) {
    Optional<Result> baseline = find(measure.baseline(), jdk);
    Optional<Result> go = find(measure.go(), jdk);
    cell(measure.what().replace("*", "\\*"));
    cell(jdk);
    cell(time(measure, ours));
    cell(Double.isNaN(ours.bytes()) ? "" : Numbers.of(ours.bytes()));
    Optional<Double> ofBaseline = baseline.map(measure.score()::applyAsDouble);
    Optional<Double> ofGo = go.map(measure.score()::applyAsDouble);
    double score = measure.score().applyAsDouble(ours);
    cell(baseline.map(b -> time(measure, b)).orElse(""));
    cell(ofBaseline.map(b -> Numbers.ratio(score / b)).orElse(""));
    cell(ofGo.map(Numbers::of).orElse(""));
    cell(ofGo.map(g -> Numbers.ratio(score / g)).orElse(""));
    cell(measure.reach().text());
    cell(measure.reach().verdict(score, ours.bytes(), ofBaseline, ofGo));
    text.append("|\n");
  }

  /** With the median behind it, if that is not what it goes by. */
  private static String time(Measure measure, Result result) {
    double score = measure.score().applyAsDouble(result);
    String median = Numbers.of(result.score()) + " ± " + Numbers.of(result.spread());
    return score == result.score() ? median : Numbers.of(score) + " (" + median + ")";
  }

  private Optional<Result> find(Source source, String jdk) {
    return source == null ? Optional.empty() : source.in(results, jdk);
  }

  private void cell(String content) {
    text.append("| ").append(content).append(' ');
  }
}
