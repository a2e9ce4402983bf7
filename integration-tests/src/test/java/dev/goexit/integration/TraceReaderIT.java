package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.JvmResult;
import dev.goexit.programs.DumpedCrowd;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A reader of Go's traces, panicparse, understands a dump: {@code mvn verify -Ptrace-reader}, with
 * Go on the path. The filter in front of it is in src/test/tracereader, and in docs/goroutines.md.
 */
@Tag("trace-reader")
class TraceReaderIT {
  private static final Pattern HEADER =
      Pattern.compile("goroutine (\\d+) \\[(.+?)(?:, (\\d+) minutes)?(?: labels:\\{.*\\})?\\]:");

  private static final Pattern ELIDED = Pattern.compile("\\.\\.\\.\\d+ frames elided\\.\\.\\.");

  @Test
  void a_reader_of_gos_traces_understands_a_dump(@TempDir Path directory) throws Exception {
    JvmResult result = Built.program(DumpedCrowd.class).run();
    assertEquals(0, result.status(), result::toString);
    Path dump = Files.writeString(directory.resolve("dump.txt"), result.stdout());

    List<String> expected = read(result.stdout());
    assertEquals(String.join("\n", expected), readByGo(dump));
    assertEquals("10 goroutines, rest \"\"", expected.get(0));
    assertEquals(1, expected.stream().filter("  elided"::equals).count());
    assertTrue(result.stdout().contains(" [runnable]:"), result::toString);
    assertTrue(result.stdout().contains("dev.goexit.Go.panic()\n"), result::toString);
    assertTrue(result.stdout().contains("dev.goexit.Goexit.exit()\n"), result::toString);
  }

  /** What the reader is to print, line by line, told from the dump itself. */
  private static List<String> read(String dump) {
    List<String> read = new ArrayList<>();
    int goroutines = 0;
    for (String text : dump.split("\n\n")) {
      List<String> lines = text.lines().toList();
      Matcher header = HEADER.matcher(lines.get(0));
      assertTrue(header.matches(), lines.get(0));
      goroutines++;
      String minutes = header.group(3) == null ? "0" : header.group(3);
      read.add(header.group(1) + " " + header.group(2) + " " + minutes);
      boolean isElided = false;
      for (int i = 1; i < lines.size(); i++) {
        String line = lines.get(i);
        if (ELIDED.matcher(line).matches()) {
          isElided = true;
          continue;
        }
        boolean isCreation = line.startsWith("created by ");
        if (isCreation && isElided) {
          read.add("  elided");
        }
        String place = lines.get(++i).strip();
        read.add(
            (isCreation ? line.replace("created by ", "  by ") : "  " + line.replace("()", ""))
                + " "
                + (place.matches(".*:\\d+") ? place.replace(":", ".go:") : place + ".go:0"));
      }
    }
    read.add(0, goroutines + " goroutines, rest \"\"");
    return read;
  }

  private static String readByGo(Path dump) throws IOException, InterruptedException {
    Path reader = Path.of("src/test/tracereader").toAbsolutePath();
    Path output = dump.resolveSibling("read.txt");
    Process process =
        new ProcessBuilder("go", "run", ".")
            .directory(reader.toFile())
            .redirectInput(dump.toFile())
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.appendTo(new File(output + ".err")))
            .start();
    int status = process.waitFor();
    assertEquals(0, status, Files.readString(Path.of(output + ".err")));
    return Files.readString(output).stripTrailing();
  }
}
