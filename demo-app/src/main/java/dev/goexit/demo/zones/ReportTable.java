package dev.goexit.demo.zones;

import dev.goexit.demo.zones.FileReport.Ending;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The table at the end of an import.
 *
 * @param rows in the database, by file; a file without any is not in it
 * @param listAll false leaves out most of the files that went well
 */
record ReportTable(List<FileReport> reports, Map<String, Integer> rows, boolean listAll) {
  private static final int GOOD_FILES_SHOWN = 8;

  void print(PrintStream out) {
    int width = reports.stream().mapToInt(report -> report.file().length()).max().orElse(0);
    String line = "%-" + Math.max(width, "FILE".length()) + "s  %5s  %s%n";
    out.printf(Locale.ROOT, line, "FILE", "ROWS", "OUTCOME");
    int good = 0;
    for (FileReport report : reports) {
      if (report.ending() == Ending.RETURNED && good++ >= GOOD_FILES_SHOWN && !listAll) {
        continue;
      }
      out.printf(
          Locale.ROOT, line, report.file(), rows.getOrDefault(report.file(), 0), outcome(report));
    }
    if (good > GOOD_FILES_SHOWN && !listAll) {
      out.printf(
          Locale.ROOT,
          "... and %d more that returned; --all lists them%n",
          good - GOOD_FILES_SHOWN);
    }
  }

  private static String outcome(FileReport report) {
    return (report.ending().name().toLowerCase(Locale.ROOT) + " " + report.detail()).strip();
  }
}
