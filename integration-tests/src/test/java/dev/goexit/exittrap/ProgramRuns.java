package dev.goexit.exittrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.junit.Jdk;
import dev.goexit.junit.JvmCommand;
import dev.goexit.junit.JvmResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** Runs rows of the table in one JVM, and each in a JVM of its own. */
final class ProgramRuns {
  private static final Duration TIMEOUT = Duration.ofMinutes(20);
  private static final Duration TIMEOUT_OF_ROUNDS = Duration.ofHours(2);

  private final Path directory;
  private final Jdk jdk;

  ProgramRuns(Path directory, Jdk jdk) {
    this.directory = directory;
    this.jdk = jdk;
  }

  /** All rows in one JVM under the agent. Gives what each printed, and its status. */
  List<JvmResult> inOneJvm(List<ProgramRow> rows, int atOnce, int rounds) throws IOException {
    Path table = directory.resolve("table");
    Files.write(table, rows.stream().map(this::line).toList());
    Path results = Files.createDirectories(directory.resolve("results-" + atOnce));
    JvmResult run =
        Trapping.program(RunTable.class)
            .jdk(jdk)
            .jvmArguments(ProgramTable.jvmArguments(jdk))
            .jvmArguments("-XX:MaxMetaspaceSize=1g")
            .arguments(table.toString(), results.toString(), "" + atOnce, "" + rounds)
            .directory(directory)
            .timeout(TIMEOUT)
            .run();
    assertEquals("different 0\n", run.stdout(), run::toString);
    assertEquals(0, run.status(), run::toString);
    List<JvmResult> ofRows = new ArrayList<>();
    for (ProgramRow row : rows) {
      ofRows.add(
          new JvmResult(
              row.name() + "\n" + read(results, row, "more"),
              Integer.parseInt(read(results, row, "status")),
              read(results, row, "out"),
              read(results, row, "err")));
    }
    return ofRows;
  }

  /**
   * Rounds of eight rows at once, in one JVM under the agent.
   *
   * @return what {@link RunMixed} told
   */
  JvmResult mixed(List<ProgramRow> rows, int rounds, long seed) throws IOException {
    Path table = directory.resolve("mixed-table-" + jdk.feature());
    Files.write(table, rows.stream().map(this::mixedLine).toList());
    Path expected = Files.createDirectories(directory.resolve("alone-" + jdk.feature()));
    for (ProgramRow row : rows) {
      JvmResult forked = forked(row);
      ProgramOutput alone = ProgramOutput.of(forked.status(), forked.stdout(), forked.stderr());
      Files.writeString(expected.resolve(row.name() + ".status"), "" + alone.status());
      Files.writeString(expected.resolve(row.name() + ".out"), alone.out());
      Files.writeString(expected.resolve(row.name() + ".err"), alone.err());
    }
    return Trapping.program(RunMixed.class)
        .jdk(jdk)
        .jvmArguments(ProgramTable.jvmArguments(jdk))
        // Light on the processors: there is more to load than to compute.
        .jvmArguments(
            "-Xmx3g",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=240m")
        .arguments(table.toString(), expected.toString(), "" + rounds, "" + seed)
        .directory(directory)
        .timeout(TIMEOUT_OF_ROUNDS)
        .run();
  }

  private String mixedLine(ProgramRow row) {
    String line = line(row);
    return row.name()
        + "\t"
        + row.program()
        + "\t"
        + ProgramTable.isLoaderKept(row)
        + line.substring(line.indexOf('\t'));
  }

  /** One row in a JVM of its own, without the agent. */
  JvmResult forked(ProgramRow row) {
    return new JvmCommand()
        .jdk(jdk)
        .jvmArguments(ProgramTable.jvmArguments(jdk))
        .classPath(classPath(row).toArray(Path[]::new))
        .main(row.mainClass())
        .arguments(row.arguments().toArray(String[]::new))
        .directory(directory)
        .timeout(TIMEOUT)
        .run();
  }

  private String line(ProgramRow row) {
    String classPath =
        classPath(row).stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    return row.name()
        + "\t"
        + row.mainClass()
        + "\t"
        + classPath
        + row.arguments().stream()
            .map(argument -> "\t" + argument.replace("\n", "\\n"))
            .collect(Collectors.joining());
  }

  private List<Path> classPath(ProgramRow row) {
    if (row.program().isEmpty()) {
      return List.of(directory);
    }
    List<Path> classPath = new ArrayList<>(Trapping.classPath(row.program()));
    if (row.program().equals("picocli")) {
      classPath.add(picocliSample());
    }
    return classPath;
  }

  private Path picocliSample() {
    Path classes = directory.resolve("picocli-sample");
    Path source =
        Trapping.programSources().resolve("picocli/dev/goexit/exittrap/PicocliSample.java");
    if (!Files.isDirectory(classes)) {
      int status =
          ToolProvider.getSystemJavaCompiler()
              .run(
                  null,
                  null,
                  null,
                  "-proc:none",
                  "--release",
                  "17",
                  "-d",
                  classes.toString(),
                  "-cp",
                  Trapping.classPath("picocli").get(0).toString(),
                  source.toString());
      assertEquals(0, status);
    }
    return classes;
  }

  private static String read(Path results, ProgramRow row, String kind) throws IOException {
    return Files.readString(results.resolve(row.name() + "." + kind));
  }
}
