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
  private static final int ROUNDS = Integer.getInteger("goexit.rounds", 100);
  private static final int WARM = 100;
  private static final long SEED = Long.getLong("goexit.seed", System.nanoTime());

  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.found();
  }

  /**
   * "Eight at once with different statuses for 1,000 rounds with no cross-talk, no thread left
   * over, no growth of memory beyond what the program itself leaks": all class loaders go but one
   * of each program whose classes something in the JDK keeps.
   */
  @ParameterizedTest
  @MethodSource("jdks")
  void eight_programs_at_once_end_as_each_does_alone(Jdk jdk) throws IOException {
    List<ProgramRow> rows = ProgramTable.atOnce(directory);
    JvmResult result = new ProgramRuns(directory, jdk).mixed(rows, ROUNDS, SEED);

    System.out.println(jdk.feature() + ": " + result.stdout());
    assertEquals(0, result.status(), result::toString);
    List<String> lines = result.stdout().lines().toList();
    assertTrue(lines.contains("different 0"), result::toString);
    assertTrue(
        ROUNDS <= WARM || lines.contains("threads since round " + WARM + " {}"), result::toString);
    lines.stream()
        .filter(line -> line.startsWith("loaders of "))
        .map(line -> line.split(" "))
        .filter(words -> !ProgramTable.LEAKING.contains(words[2]))
        .forEach(words -> assertEquals("1", words[3], result::toString));
  }
}
