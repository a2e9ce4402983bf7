package dev.goexit.integration;

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
import java.util.stream.Stream;

/** Compiles sources of src/test/compilers into a directory, with or without debug tables. */
final class JavaCompilers {
  private static final Duration LONG = Duration.ofMinutes(5);

  private JavaCompilers() {}

  /** By the javac of a JDK. */
  static void javac(Jdk jdk, int release, boolean hasTables, String source, Path classes)
      throws IOException {
    Process javac =
        new ProcessBuilder(
                jdk.tool("javac").toString(),
                "--release",
                "" + release,
                hasTables ? "-g" : "-g:none",
                "-nowarn",
                "-proc:none",
                "-cp",
                ours(),
                "-d",
                classes.toString(),
                source(source))
            .redirectErrorStream(true)
            .start();
    String output = new String(javac.getInputStream().readAllBytes());
    assertEquals(0, javac.onExit().join().exitValue(), output);
  }

  /** By the other compiler of Java, as it was when Java 17 was new. */
  static void ecj(int release, boolean hasTables, String source, Path classes) throws IOException {
    Path small = Path.of(System.getProperty("goexit.programs.small"));
    ecj(small.resolve("ecj"), Jdk.current(), release, hasTables, source, classes);
  }

  /** By the version of it in a directory, which runs on the JDK whose library it reads. */
  static void ecj(
      Path library, Jdk jdk, int release, boolean hasTables, String source, Path classes)
      throws IOException {
    succeed(
        compiler(library)
            .jdk(jdk)
            .main("org.eclipse.jdt.internal.compiler.batch.Main")
            .arguments("-source", "" + release, "-target", "" + release)
            .arguments(hasTables ? "-g" : "-g:none", "-preserveAllLocals", "-nowarn")
            .arguments("-proc:none", "-cp", ours(), "-d", classes.toString())
            .arguments(source(source)));
  }

  /** A compiler that sees the shapes' helper on its own class path, too. */
  static JvmCommand compiler(Path library) throws IOException {
    List<Path> path = new ArrayList<>(jars(library, ""));
    path.add(Built.programs());
    path.add(Built.runtimeJar());
    return new JvmCommand().timeout(LONG).classPath(path.toArray(Path[]::new));
  }

  static void succeed(JvmCommand compiler) {
    JvmResult result = compiler.run();
    assertEquals(0, result.status(), result::toString);
  }

  /** The jars of a directory whose names begin so, a regular expression. */
  static List<Path> jars(Path directory, String name) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .filter(file -> file.getFileName().toString().matches("(" + name + ").*"))
          .sorted()
          .toList();
    }
  }

  /** What the sources are compiled against. */
  static String ours() {
    return Built.programs() + File.pathSeparator + Built.runtimeJar();
  }

  static String source(String name) {
    return Path.of(System.getProperty("goexit.program.sources"))
        .resolveSibling("compilers")
        .resolve(name)
        .toString();
  }
}
