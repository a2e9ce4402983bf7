package dev.goexit.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkTest {

  @TempDir Path directory;

  @Test
  void the_current_jdk_is_the_one_that_runs_the_test() {
    assertEquals(Runtime.version().feature(), Jdk.current().feature());
    assertTrue(Files.isExecutable(Jdk.current().java()));
  }

  @Test
  void the_current_jdk_is_found_first() {
    assertEquals(Jdk.current(), Jdk.found().get(0));
  }

  @Test
  void a_directory_that_is_no_jdk_is_refused() {
    Exception refused = assertThrows(IllegalArgumentException.class, () -> new Jdk(directory));

    assertEquals(
        "JDK home \""
            + directory
            + "\": must have bin/java, bin/javac, bin/jcmd and a release file.",
        refused.getMessage());
  }

  @Test
  void neighbours_are_found_one_of_each_version_without_those_too_old() throws IOException {
    Jdk current = jdk("a-17", "17.0.15");
    jdk("b-17", "17.0.1");
    jdk("c-8", "1.8.0_402");
    Jdk newer = jdk("d-25", "25.0.1");
    jdk("e-25", "25");
    Files.createDirectory(directory.resolve("f-sources"));

    assertEquals(List.of(current, newer), Jdk.found(current, Map.of()));
  }

  /** As .ci/run: $JAVA25_HOME, or a neighbour of the default JDK. */
  @Test
  void a_named_jdk_wins_over_a_neighbour() throws IOException {
    Jdk current = jdk("17", "17.0.15");
    jdk("25", "25");
    Jdk named = jdk("elsewhere/25", "25.0.2");

    assertEquals(
        List.of(current, named),
        Jdk.found(current, Map.of("JAVA25_HOME", named.home().toString(), "JAVA_HOME", "/none")));
  }

  @Test
  void a_variable_that_names_no_jdk_is_refused() throws IOException {
    Jdk current = jdk("17", "17.0.15");
    Map<String, String> environment = Map.of("JAVA25_HOME", directory.toString());

    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> Jdk.found(current, environment));

    assertTrue(
        refused.getMessage().startsWith("Environment variable JAVA25_HOME: JDK home \""),
        refused.getMessage());
  }

  @Test
  void two_names_of_one_jdk_are_equal() throws IOException {
    Jdk jdk = jdk("17", "17.0.15");
    Path link = Files.createSymbolicLink(directory.resolve("link"), jdk.home());

    assertNotEquals(link, jdk.home());
    assertEquals(jdk, new Jdk(link));
  }

  private Jdk jdk(String name, String version) throws IOException {
    Path home = directory.resolve(name);
    Path bin = Files.createDirectories(home.resolve("bin"));
    for (String tool : List.of("java", "javac", "jcmd")) {
      assertTrue(Files.createFile(bin.resolve(tool)).toFile().setExecutable(true));
    }
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return new Jdk(home);
  }
}
