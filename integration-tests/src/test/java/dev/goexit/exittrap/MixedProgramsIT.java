package dev.goexit.exittrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.Jdk;
import dev.goexit.junit.JvmResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs of the table at once. */
@Tag("programs")
class MixedProgramsIT {
  private static final int ROUNDS = Integer.getInteger("goexit.rounds", 1000);
  private static final long SEED = Long.getLong("goexit.seed", System.nanoTime());

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.found();
  }

  /**
   * "Eight at once with different statuses for 1,000 rounds with no cross-talk, no thread left
   * over, no growth of memory beyond what the program itself leaks."
   */
  @ParameterizedTest
  @MethodSource("jdks")
  void eight_programs_at_once_end_as_each_does_alone(Jdk jdk) throws IOException {
    List<ProgramRow> rows = ProgramTable.atOnce(directory);
    JvmResult result = new ProgramRuns(directory, jdk).mixed(rows, ROUNDS, SEED);

    System.out.println(jdk.feature() + ": " + result.stdout());
    assertEquals(0, result.status(), result::toString);
    assertTrue(result.stdout().contains("\ndifferent 0\n"), result::toString);
  }
}
