package dev.goexit.demo.zones;

import dev.goexit.demo.zones.FileReport.Ending;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Holds the database against the files themselves.
 *
 * @param halfFiles files that returned and are not there with all their rows, and files that did
 *     not and are there at all
 * @param openConnections connections that nobody gave back
 * @param extraThreads threads that had to stand in for others, which an exit must not cost
 */
record ImportCheck(List<String> halfFiles, int openConnections, int extraThreads) {

  /** The files that are not in the database as they should be. */
  static List<String> halfFiles(
      List<ZoneFile> files, List<FileReport> reports, Map<String, Integer> rows)
      throws IOException {
    List<String> halfFiles = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      ZoneFile file = files.get(i);
      boolean imported = reports.get(i).ending() == Ending.RETURNED;
      int expected = imported ? ObservanceCount.of(file) : 0;
      if (rows.getOrDefault(file.name(), 0) != expected) {
        halfFiles.add(file.name());
      }
    }
    return halfFiles;
  }

  boolean passed() {
    return halfFiles.isEmpty() && openConnections == 0 && extraThreads == 0;
  }

  void print(PrintStream out) {
    out.println(
        verdict(halfFiles.isEmpty())
            + "every file is in the database with all its rows, counted anew, or not at all");
    halfFiles.forEach(file -> out.println("        not so: " + file));
    out.println(verdict(openConnections == 0) + "every connection was given back and closed");
    out.println(verdict(extraThreads == 0) + "every thread went on after an exit");
  }

  private static String verdict(boolean passed) {
    return passed ? "    ok  " : "FAILED  ";
  }
}
