package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks the Go on the path whether the golden files are right: {@code mvn verify -Pgo-oracle}. */
@Tag("go-oracle")
class GoldenFilesIT {

  @TempDir Path directory;

  @Test
  void real_go_prints_what_the_golden_files_say() throws IOException, InterruptedException {
    generateInto(directory, "generate.sh");

    assertEquals(texts(GoRulesIT.golden("golden")), texts(directory));
  }

  @Test
  void real_go_prints_what_the_cases_of_its_own_tests_say()
      throws IOException, InterruptedException {
    generateInto(directory, "gotests/generate.sh");

    assertEquals(texts(GoRulesIT.golden("gotests")), texts(directory));
  }

  private static void generateInto(Path directory, String generator)
      throws IOException, InterruptedException {
    Path script = Path.of(System.getProperty("goexit.go.programs"), generator);
    Path log = Files.createTempFile(directory, "generate", ".log");
    Process generate =
        new ProcessBuilder(script.normalize().toString(), directory.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!generate.waitFor(5, TimeUnit.MINUTES)) {
      generate.destroyForcibly();
      throw new AssertionError("generate.sh still runs after 5 minutes");
    }
    assertEquals(0, generate.exitValue(), () -> read(log));
    Files.delete(log);
  }

  /** By file name; the patch release of Go may differ. */
  private static Map<String, String> texts(Path directory) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(file -> !file.endsWith("go-version.txt"))
          .forEach(file -> texts.put(file.getFileName().toString(), read(file)));
    }
    return texts;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
