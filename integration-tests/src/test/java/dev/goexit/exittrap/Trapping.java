package dev.goexit.exittrap;

import dev.goexit.junit.JvmCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** JVMs that run what the build made. */
final class Trapping {
  private Trapping() {}

  static Path agentJar() {
    return named("goexit.agent.jar");
  }

  static Path runtimeJar() {
    return named("goexit.runtime.jar");
  }

  /** A program under the agent. */
  static JvmCommand program(Class<?> main, String... agentOptions) {
    return programWithoutAgent(main).agent(agentJar(), agentOptions);
  }

  static JvmCommand programWithoutAgent(Class<?> main) {
    return new JvmCommand().classPath(programs(), runtimeJar()).main(main);
  }

  /** The directory that the programs were compiled into. */
  static Path programs() {
    try {
      return Path.of(Trapping.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The jars of a program: in the one directory after the normal build, else in the other. */
  static List<Path> classPath(String program) {
    Path small = named("goexit.programs.small").resolve(program);
    Path directory =
        Files.isDirectory(small) ? small : named("goexit.programs.large").resolve(program);
    try (Stream<Path> jars = Files.list(directory)) {
      return jars.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Run mvn -f integration-tests/programs generate-resources", e);
    }
  }

  static Path programSources() {
    return named("goexit.program.sources");
  }

  private static Path named(String property) {
    String path = System.getProperty(property);
    if (path == null) {
      throw new IllegalStateException(
          "System property " + property + " is not set. Run these tests by mvn verify.");
    }
    return Path.of(path).normalize();
  }
}
