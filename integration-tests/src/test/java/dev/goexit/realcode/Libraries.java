package dev.goexit.realcode;

import dev.goexit.junit.Jdk;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The jars that the build has fetched. */
final class Libraries {
  private Libraries() {}

  /** The families of the project integration-tests/libraries. */
  static List<String> families() {
    return children(named("goexit.libraries")).stream()
        .map(path -> path.getFileName().toString())
        .toList();
  }

  /** A family with all it needs. */
  static List<Path> family(String name) {
    return children(named("goexit.libraries").resolve(name));
  }

  /** Those of the tests themselves: JUnit's. */
  static List<Path> junit() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> path.toString().endsWith(".jar"))
        .filter(path -> path.toString().contains("junit") || path.toString().contains("opentest4j"))
        .filter(path -> !path.getFileName().toString().startsWith("goexit"))
        .toList();
  }

  /** One of those of the normal build, with all it needs. */
  static List<Path> small(String name) {
    return children(named("goexit.programs.small").resolve(name));
  }

  /** Keeps a JDK from warning of what libraries use that it will not have for long. */
  static String[] silence(Jdk jdk) {
    return jdk.feature() < 24
        ? new String[0]
        : new String[] {
          "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"
        };
  }

  private static List<Path> children(Path directory) {
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Run mvn -f integration-tests/libraries generate-resources", e);
    }
  }

  private static Path named(String property) {
    return Path.of(System.getProperty(property)).normalize();
  }
}
