package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.Jdk;
import dev.goexit.programs.HandledExit;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * "Nothing ever silently does not run." A JVM with an AOT cache has loaded the application's
 * classes before any agent comes, and shows them to none; one with an archive of older making shows
 * each when it is needed.
 *
 * <p>These JVMs have no options of the harness, under which none takes a cache or an archive.
 */
class AotCacheIT {
  /** The first JDK that makes a cache by one option. */
  private static final int FIRST_WITH_CACHE = 25;

  private static final long HANGS_AFTER_SECONDS = 120;

  @TempDir Path directory;

  private Path jar;

  static List<Jdk> jdks() {
    return Jdk.found();
  }

  static List<Jdk> jdksWithCache() {
    return Jdk.found().stream().filter(jdk -> jdk.feature() >= FIRST_WITH_CACHE).toList();
  }

  /** Else a handler that is not guarded would swallow an exit. */
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("jdksWithCache")
  void an_application_that_is_loaded_before_the_agent_is_refused(Jdk jdk) throws Exception {
    // An agent's JVM has this module besides, and takes no cache that was made without.
    run(jdk, "--add-modules", "java.instrument", "-XX:AOTCacheOutput=" + made("cache"));
    assertTrue(Files.exists(made("cache")));

    int status = run(jdk, "-XX:AOTCache=" + made("cache"), agent());

    assertEquals(
        "goexit agent: comes too late: dev.goexit.programs.HandledExit is loaded already, and its"
            + " handlers would swallow exits. Leave out -XX:AOTCache, from which the JVM loads"
            + " classes before any agent comes, or put -javaagent:goexit-agent.jar in front of"
            + " the other -javaagent options\n",
        printed("stderr"));
    assertEquals("", printed("stdout"));
    assertEquals(1, status);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void an_application_with_class_data_sharing_exits_as_ever(Jdk jdk) throws Exception {
    run(jdk, agent());
    String plain = printed("stdout");
    // Nothing was appended to the boot class path, of which a JVM with class-data sharing warns.
    assertTrue(plain.startsWith("handler runs\n"), plain);
    assertEquals("", printed("stderr"));
    run(jdk, "-XX:ArchiveClassesAtExit=" + made("archive"));
    assertTrue(Files.exists(made("archive")));

    int status = run(jdk, "-XX:SharedArchiveFile=" + made("archive"), agent());

    // JDK 25 says that it cannot take all of it, whatever the agent.
    assertEquals(plain, printed("stdout").replaceAll("(?m)^\\[.*\\[error *\\]\\[cds\\].*\n", ""));
    assertEquals(0, status);
  }

  private static String agent() {
    return "-javaagent:" + Built.agentJar();
  }

  private Path made(String name) {
    return directory.resolve(name);
  }

  private String printed(String stream) throws IOException {
    return Files.readString(directory.resolve(stream)).replace(System.lineSeparator(), "\n");
  }

  /** Runs the program, and gives its status. */
  private int run(Jdk jdk, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", jar + File.pathSeparator + Built.runtimeJar()));
    command.add(HandledExit.class.getName());
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(directory.resolve("stdout").toFile())
            .redirectError(directory.resolve("stderr").toFile())
            .start();
    try {
      assertTrue(process.waitFor(HANGS_AFTER_SECONDS, TimeUnit.SECONDS), command::toString);
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Of the programs: no cache and no archive has classes of directories. */
  @BeforeEach
  void make_jar() throws IOException {
    jar = directory.resolve("application.jar");
    Path classes = Built.programs().resolve(HandledExit.class.getPackageName().replace('.', '/'));
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream out = new ZipOutputStream(file);
        Stream<Path> files = Files.list(classes)) {
      for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = Built.programs().relativize(path).toString();
        out.putNextEntry(new ZipEntry(name.replace('\\', '/')));
        Files.copy(path, out);
        out.closeEntry();
      }
    }
  }
}
