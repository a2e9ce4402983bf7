package dev.goexit.demo.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.demo.zones.FileReport.Ending;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** "files that returned and are not there with all their rows, and files that did not and are". */
class ImportCheckTest {
  private static final String TWO_OBSERVANCES =
      """
      BEGIN:STANDARD
      DTSTART:19500101T000000
      END:STANDARD
      BEGIN:STANDARD
      DTSTART:19600101T000000
      END:STANDARD
      """;

  /** All rows of a file that returned. */
  @Test
  void a_whole_file_passes() throws IOException {
    assertTrue(check(Ending.RETURNED, Map.of("file", 2)).passed());
  }

  /** None of one that exited. */
  @Test
  void a_refused_file_that_is_absent_passes() throws IOException {
    assertTrue(check(Ending.EXITED, Map.of()).passed());
  }

  /** A row is missing. */
  @Test
  void a_half_file_fails() throws IOException {
    assertEquals(List.of("file"), check(Ending.RETURNED, Map.of("file", 1)).halfFiles());
  }

  /** A row is left over. */
  @Test
  void a_refused_file_that_left_a_row_fails() throws IOException {
    assertEquals(List.of("file"), check(Ending.EXITED, Map.of("file", 1)).halfFiles());
  }

  /** A connection that was not given back. */
  @Test
  void an_open_connection_fails() {
    assertFalse(new ImportCheck(List.of(), 1, 0).passed());
  }

  /** A thread that ended with its goroutine. */
  @Test
  void a_lost_thread_fails() {
    assertFalse(new ImportCheck(List.of(), 0, 1).passed());
  }

  private static ImportCheck check(Ending ending, Map<String, Integer> rows) throws IOException {
    byte[] text = TWO_OBSERVANCES.getBytes(StandardCharsets.UTF_8);
    ZoneFile file = new ZoneFile("file", () -> new ByteArrayInputStream(text));
    List<FileReport> reports = List.of(new FileReport("file", ending, ""));
    return new ImportCheck(ImportCheck.halfFiles(List.of(file), reports, rows), 0, 0);
  }
}
