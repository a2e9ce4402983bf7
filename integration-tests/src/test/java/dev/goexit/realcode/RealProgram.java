package dev.goexit.realcode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.integration.Built;
import dev.goexit.junit.Jdk;
import dev.goexit.junit.JvmCommand;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A program of ours that uses libraries. Its sources lie beside the tests' classes, which do not
 * have those on their class path; it is compiled when it is run.
 *
 * @param classPath its classes, the libraries and the runtime
 */
record RealProgram(String main, List<Path> classPath) {
  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  /**
   * Compiles a program.
   *
   * @param directory for the classes
   * @param family where the sources lie, below src/test/programs
   * @param options of the compiler's
   */
  static RealProgram compile(
      Path directory, String family, String name, List<Path> libraries, String... options) {
    List<Path> classPath = new ArrayList<>(libraries);
    classPath.add(0, directory);
    classPath.add(Built.runtimeJar());
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "-Xlint:-classfile",
                "--release",
                "17",
                "-g",
                "-d",
                directory.toString(),
                "-cp"));
    arguments.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    arguments.addAll(List.of(options));
    sources(family).forEach(source -> arguments.add(source.toString()));
    // Of warnings it has many: libraries carry annotations of others, which are not here.
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, output, output, arguments.toArray(String[]::new));
    assertEquals(0, status, () -> "javac " + arguments + "\n" + output);
    return new RealProgram("dev.goexit.realcode." + name, classPath);
  }

  private static List<Path> sources(String family) {
    Path directory = Path.of(System.getProperty("goexit.program.sources"), family);
    try (Stream<Path> sources = Files.walk(directory)) {
      return sources.filter(path -> path.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Under the agent, with these options. */
  JvmCommand under(String... agentOptions) {
    return under(Jdk.current(), agentOptions);
  }

  /** The same on this JDK. */
  JvmCommand under(Jdk jdk, String... agentOptions) {
    return withoutAgent(jdk).agent(Built.agentJar(), agentOptions);
  }

  /** On this JDK, and by itself. */
  JvmCommand withoutAgent(Jdk jdk) {
    return new JvmCommand()
        .jdk(jdk)
        .jvmArguments(Libraries.silence(jdk))
        .classPath(classPath.toArray(Path[]::new))
        .main(main)
        .timeout(TIMEOUT);
  }
}
