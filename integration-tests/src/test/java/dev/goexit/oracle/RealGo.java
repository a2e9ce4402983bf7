package dev.goexit.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Go on the path. */
final class RealGo {
  private static final String RELEASE = "go1.26";

  /** Stacks never shrink: see growStack in package trace. */
  private static final Map<String, String> ENVIRONMENT =
      Map.of("GODEBUG", "gcshrinkstackoff=1", "GOTOOLCHAIN", "local", "GOWORK", "off");

  private final Path directory;
  private boolean isInterpreterBuilt;

  /**
   * Works in the directory.
   *
   * @param sources the Go module with packages trace and interpreter
   * @throws IllegalStateException if there is no Go of the right release
   */
  RealGo(Path sources, Path directory) throws IOException {
    this.directory = directory;
    copy(sources, directory);
    String version = version();
    if (!version.equals(RELEASE) && !version.startsWith(RELEASE + ".")) {
      throw new IllegalStateException("Go \"" + version + "\": must be " + RELEASE);
    }
  }

  /** The Go module of the oracle, as the build names it. */
  static Path sources() {
    String programs = System.getProperty("goexit.go.programs");
    if (programs == null) {
      throw new IllegalStateException(
          "System property goexit.go.programs is not set. Run these tests by mvn verify.");
    }
    return Path.of(programs, "oracle");
  }

  String version() {
    return go("env", "GOVERSION").strip();
  }

  /** The traces that the interpreter gives. */
  List<String> interpret(List<Program> programs) {
    buildInterpreter();
    return Traces.of(programs, run(Traces.text(programs), binary("interpreter")));
  }

  /** What the crash texts say of the panics; empty for a program that does not crash. */
  List<String> crash(List<Program> programs) {
    buildInterpreter();
    return Traces.of(programs, run(Traces.text(programs), binary("interpreter"), "crashes"));
  }

  private void buildInterpreter() {
    if (!isInterpreterBuilt) {
      build("interpreter");
      isInterpreterBuilt = true;
    }
  }

  /** The traces of the programs as Go source, compiled. */
  List<String> compile(List<Program> programs) throws IOException {
    Path emitted = directory.resolve("emitted");
    Files.createDirectories(emitted);
    try (Stream<Path> former = Files.list(emitted)) {
      for (Path file : former.toList()) {
        Files.delete(file);
      }
    }
    for (int i = 0; i < programs.size(); i++) {
      Files.writeString(emitted.resolve("p" + i + ".go"), GoSource.of(programs.get(i), i));
    }
    Files.writeString(emitted.resolve("main.go"), GoSource.main(programs.size()));
    build("emitted");
    return Traces.of(programs, run("", binary("emitted")));
  }

  private void build(String command) {
    // Without inlining and debug data, the compiler takes half its time.
    go(
        "build",
        "-ldflags=-s -w",
        "-gcflags=-dwarf=false -l",
        "-o",
        binary(command),
        "./" + command);
  }

  private String run(String input, String... words) {
    return Command.run(directory, ENVIRONMENT, input, List.of(words));
  }

  private String go(String... words) {
    List<String> command = new ArrayList<>(List.of("go"));
    command.addAll(List.of(words));
    return Command.run(directory, ENVIRONMENT, "", command);
  }

  private String binary(String command) {
    return directory.resolve(command + ".exe").toString();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.write(copy, Files.readAllBytes(file));
      }
    }
  }
}
