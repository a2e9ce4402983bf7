package dev.goexit.demo.zones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.demo.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files an import takes, and what they hold. */
class ZoneFilesTest {
  @TempDir Path directory;

  /** Without paths the files are those of ical4j, hundreds of them. */
  @Test
  void the_shipped_files_are_real_time_zones() throws Exception {
    List<ZoneFile> files = ZoneFiles.of(List.of()).list();
    assertTrue(files.size() > 300, files.size() + " files");
    ZoneFile berlin =
        files.stream().filter(file -> file.name().equals("Europe/Berlin.ics")).findFirst().get();
    assertTrue(ObservanceCount.of(berlin) > 5, "Berlin has changed its clocks more often");
  }

  /** "a directory stands for all *.ics below it". */
  @Test
  void a_directory_stands_for_the_files_below_it() throws Exception {
    Files.createDirectory(directory.resolve("sub"));
    Files.writeString(directory.resolve("sub/b.ics"), "");
    Files.writeString(directory.resolve("a.ics"), "");
    Files.writeString(directory.resolve("notes.txt"), "");
    assertEquals(
        List.of("a.ics", Path.of("sub", "b.ics").toString()),
        ZoneFiles.of(List.of(directory)).list().stream().map(ZoneFile::name).toList());
  }

  /** A directory without any such file is a mistake. */
  @Test
  void a_directory_without_files_is_refused() {
    UsageException refused =
        assertThrows(UsageException.class, () -> ZoneFiles.of(List.of(directory)));
    assertEquals(
        "Path \"%s\": must have *.ics files below it. Name another directory, or the files."
            .formatted(directory),
        refused.getMessage());
  }

  /** What began before 1900 is not imported, and not counted. */
  @Test
  void observances_are_counted_from_1900_on() throws Exception {
    Path file = directory.resolve("zone.ics");
    Files.writeString(
        file,
        """
        BEGIN:VTIMEZONE
        BEGIN:STANDARD
        DTSTART:18930401T000000
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART;X-NOTE=a:19160430T230000
        END:DAYLIGHT
        END:VTIMEZONE
        BEGIN:VEVENT
        DTSTART:20200101T000000
        END:VEVENT
        """);
    assertEquals(1, ObservanceCount.of(new ZoneFile("zone", () -> Files.newInputStream(file))));
  }
}
