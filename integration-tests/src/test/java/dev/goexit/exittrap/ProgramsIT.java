package dev.goexit.exittrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.junit.Jdk;
import dev.goexit.junit.JvmResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Real command-line programs under {@code dev.goexit.Command}, against JVMs of their own. */
class ProgramsIT {
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
    ProgramOutput expected = comparable(forked);
    ProgramOutput actual = comparable(trapped);
    new JvmResult(trapped.command(), actual.status(), actual.out(), actual.err())
        .expect(expected.status(), expected.out(), expected.err());
  }

  private static ProgramOutput comparable(JvmResult result) {
    return ProgramOutput.of(result.status(), result.stdout(), result.stderr());
  }
}
