package dev.goexit.exittrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.junit.Jdk;
import dev.goexit.junit.JvmResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Real command-line programs under {@code dev.goexit.Command}, against JVMs of their own. */
class ProgramsIT {
  private static final int BYTE = 0xFF;

  private static final Pattern OUR_FRAME =
      Pattern.compile(
          "\\s+at (dev\\.goexit\\.runtime\\.|java.base/jdk\\.internal\\.reflect\\."
              + "|java.base/java\\.lang\\.reflect\\.Method\\.|java.base/java\\.lang\\.Thread\\.run).*");

  private static final Pattern LOG_TIME =
      Pattern.compile("^[A-Z][a-z]{2} \\d{1,2}, \\d{4},? \\d{1,2}:\\d{2}:\\d{2}.[AP]M");

  @TempDir Path directory;

  /** "Status, stdout and stderr equal to a forked run of the same command." */
  @TestFactory
  List<DynamicTest> a_program_ends_as_in_a_jvm_of_its_own() throws IOException {
    return comparisons(ProgramTable.small(directory));
  }

  /** The same for the programs of the profile {@code programs}. */
  @Tag("programs")
  @TestFactory
  List<DynamicTest> a_large_program_ends_as_in_a_jvm_of_its_own() throws IOException {
    return comparisons(ProgramTable.large(directory));
  }

  /** Eight at once: each has the status and the output that it has alone. */
  @Test
  void programs_at_once_do_not_see_each_other() throws IOException {
    List<ProgramRow> rows = ProgramTable.small(directory);
    ProgramRuns runs = new ProgramRuns(directory, Jdk.current());
    assertEquals(runs.inOneJvm(rows, 1, 1), runs.inOneJvm(rows, 8, 3));
  }

  private List<DynamicTest> comparisons(List<ProgramRow> rows) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Jdk jdk : Jdk.found()) {
      ProgramRuns runs = new ProgramRuns(directory, jdk);
      List<JvmResult> results = runs.inOneJvm(rows, 1, 1);
      for (int i = 0; i < rows.size(); i++) {
        ProgramRow row = rows.get(i);
        JvmResult result = results.get(i);
        tests.add(
            DynamicTest.dynamicTest(
                row.name() + " on " + jdk.feature(), () -> assertSame(runs.forked(row), result)));
      }
    }
    return tests;
  }

  private static void assertSame(JvmResult forked, JvmResult trapped) {
    new JvmResult(
            trapped.command(),
            trapped.status() & BYTE, // All that the system keeps of a status.
            comparable(trapped.stdout()),
            comparable(trapped.stderr()))
        .expect(forked.status(), comparable(forked.stdout()), comparable(forked.stderr()));
  }

  /**
   * Without what two runs never have in common: a trace that the program prints itself shows who
   * called its main (and Log4j marks it), a log shows the time.
   */
  private static String comparable(String text) {
    return text.lines()
        .filter(line -> !OUR_FRAME.matcher(line).matches())
        .map(line -> line.replaceAll("\\.\\.\\. \\d+ more", "... more").replace(" ~[", " ["))
        .map(line -> line.replaceFirst("^Total time: .*", "Total time"))
        .map(line -> LOG_TIME.matcher(line).replaceFirst("TIME"))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
