package dev.goexit.demo.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.demo.zones.FileReport.Ending;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of files, rows and outcomes. */
class ReportTableTest {
  /** Every file that did not return is listed, of the others the first eight. */
  @Test
  void good_files_are_cut_short_and_bad_ones_never() {
    List<FileReport> reports = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      reports.add(new FileReport("good" + i, Ending.RETURNED, ""));
    }
    reports.add(new FileReport("bad", Ending.EXITED, "at A.java:1: a reason"));
    assertEquals(
        """
        FILE     ROWS  OUTCOME
        good1       7  returned
        good2       0  returned
        good3       0  returned
        good4       0  returned
        good5       0  returned
        good6       0  returned
        good7       0  returned
        good8       0  returned
        bad         0  exited at A.java:1: a reason
        ... and 2 more that returned; --all lists them
        """,
        printed(new ReportTable(reports, Map.of("good1", 7), false)));
  }

  private static String printed(ReportTable table) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    table.print(new PrintStream(bytes, true));
    return bytes.toString().replace(System.lineSeparator(), "\n");
  }
}
