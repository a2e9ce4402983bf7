package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.JvmResult;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The importer with one goroutine a file over 1,000 files, a tenth of them bad. What came of it is
 * read from the database and not from what the importer says.
 */
class ImportIT {

  private static final int FILES = 1_000;
  private static final int BAD_EVERY = 10;
  private static final int PARALLELISM = 6;

  @TempDir static Path directory;

  private static JvmResult run;
  private static final Map<String, Integer> EXPECTED_ROWS = new TreeMap<>();

  @BeforeAll
  static void import_generated_files() throws IOException {
    Path files = Files.createDirectory(directory.resolve("files"));
    for (int n = 0; n < FILES; n++) {
      String name = "%04d.ics".formatted(n);
      Files.writeString(files.resolve(name), zoneFile(n));
      if (!isBad(n)) {
        EXPECTED_ROWS.put(name, observances(n));
      }
    }
    run =
        DemoIT.demo()
            .arguments("import", "--all", "--parallelism", Integer.toString(PARALLELISM))
            .arguments("--database", directory.resolve("zones").toString(), files.toString())
            .run();
  }

  @Test
  void it_ends_well_and_says_nothing_on_stderr() {
    assertEquals("", run.stderr());
    assertEquals(0, run.status(), run::toString);
  }

  /** Good files committed, bad ones rolled back. */
  @Test
  void no_file_is_half_in_the_database() throws Exception {
    assertEquals(EXPECTED_ROWS, rowsByFile());
  }

  @Test
  void every_outcome_is_told() {
    assertEquals(FILES - FILES / BAD_EVERY, lines(".*\\.ics +\\d+  returned"));
    assertEquals(34, lines(".*\\.ics +0  exited at .*: an offset is not in whole minutes"));
    assertEquals(33, lines(".*\\.ics +0  exited at .*: an observance lacks DTSTART or TZOFFSETTO"));
    assertEquals(33, lines(".*\\.ics +0  exited at .*: a line is not iCalendar"));
  }

  @Test
  void no_thread_was_lost_or_added_and_no_connection_left_open() {
    String last = run.stdout().lines().reduce((a, b) -> b).orElse("");

    assertTrue(
        last.matches(
            ("Imported 900 files, 100 exited, 0 panicked; [1-%d] threads served 1000 goroutines;"
                    + " half files: 0; connections open: 0")
                .formatted(PARALLELISM)),
        last);
    assertEquals(3, lines("    ok  .*"), run::toString);
  }

  private static long lines(String pattern) {
    return run.stdout().lines().filter(line -> line.matches(pattern)).count();
  }

  private static boolean isBad(int n) {
    return n % BAD_EVERY == 7;
  }

  private static int observances(int n) {
    return 1 + n % 5;
  }

  /** A bad one breaks a rule in its last observance, when the others are in the database. */
  private static String zoneFile(int n) {
    StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VTIMEZONE\n");
    text.append("TZID:Test/").append(n).append('\n');
    for (int i = 0; i < observances(n); i++) {
      appendObservance(text, 1950 + i, "DTSTART:" + (1950 + i) + "0101T000000\nTZOFFSETTO:+0100\n");
    }
    if (isBad(n)) {
      appendObservance(text, 1990, BREACHES[n / BAD_EVERY % BREACHES.length]);
    }
    return text.append("END:VTIMEZONE\nEND:VCALENDAR\n").toString();
  }

  private static final String[] BREACHES = {
    "DTSTART:19900101T000000\nTZOFFSETTO:+013020\n",
    "DTSTART:19900101T000000\n",
    "DTSTART:19900101T000000\nTZOFFSETTO:+0100\nno colon in this line\n"
  };

  private static void appendObservance(StringBuilder text, int year, String properties) {
    text.append("BEGIN:STANDARD\nTZNAME:T").append(year).append('\n');
    text.append(properties).append("END:STANDARD\n");
  }

  private static Map<String, Integer> rowsByFile() throws Exception {
    Map<String, Integer> rows = new TreeMap<>();
    try (URLClassLoader h2 = new URLClassLoader(new URL[] {h2Jar().toUri().toURL()});
        Connection connection = connect(h2);
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("select file, count(*) from observance group by file")) {
      while (result.next()) {
        Path file = Path.of(result.getString(1));
        rows.put(file.getFileName().toString(), result.getInt(2));
      }
    }
    return rows;
  }

  private static Connection connect(ClassLoader h2)
      throws ReflectiveOperationException, SQLException {
    Driver driver = (Driver) h2.loadClass("org.h2.Driver").getConstructor().newInstance();
    return driver.connect(
        "jdbc:h2:file:" + directory.resolve("zones") + ";IFEXISTS=TRUE", new Properties());
  }

  /** The demo's own. */
  private static Path h2Jar() throws IOException {
    Path lib = Built.demoJar().resolveSibling("lib");
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(lib, "h2-*.jar")) {
      for (Path jar : jars) {
        return jar;
      }
    }
    throw new AssertionError("no h2-*.jar in " + lib);
  }

  @Test
  void the_database_file_is_where_it_was_asked_for() {
    assertTrue(Files.exists(directory.resolve("zones.mv.db")));
  }
}
