package dev.goexit.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which classes are guarded by default, and which by the option. */
class GuardScopeTest {
  @Test
  void the_main_classs_package_and_those_below_are_guarded() {
    GuardScope scope = new GuardScope(List.of(), MainClass.ofCommand("com.acme.Main --flag"));
    assertTrue(scope.contains("com/acme/Main"));
    assertTrue(scope.contains("com/acme/deep/er/Job"));
    assertFalse(scope.contains("com/acmeother/Job"));
    assertFalse(scope.contains("org/foo/Library"));
    assertTrue(scope.isMain("com/acme/Main"));
    assertFalse(scope.isMain("com/acme/Other"));
  }

  @Test
  void a_main_class_without_a_package_guards_only_itself() {
    GuardScope scope = new GuardScope(List.of(), MainClass.ofCommand("Main"));
    assertTrue(scope.contains("Main"));
    assertTrue(scope.contains("Main$Nested"));
    assertFalse(scope.contains("Mainly"));
    assertFalse(scope.contains("Other"));
  }

  @Test
  void prefixes_end_at_a_package_or_class_name() {
    GuardScope scope =
        new GuardScope(List.of("org.foo", "com.acme.Job"), MainClass.ofCommand("x.Main"));
    assertTrue(scope.contains("org/foo/bar/Library"));
    assertFalse(scope.contains("org/foobar/Library"));
    assertTrue(scope.contains("com/acme/Job$Inner"));
    assertFalse(scope.contains("com/acme/Jobs"));
  }

  @Test
  void a_star_is_everything() {
    GuardScope scope = new GuardScope(List.of("*"), MainClass.ofCommand("x.Main"));
    assertTrue(scope.contains("any/Thing"));
  }

  @Test
  void a_module_is_started_by_its_class() {
    assertEquals("com/acme/Main", MainClass.ofCommand("acme/com.acme.Main a b").launched());
  }

  @Test
  void a_test_runner_tells_nothing_of_the_application() {
    MainClass main =
        MainClass.ofCommand("org.junit.platform.console.ConsoleLauncher --scan-classpath");
    assertNull(main.launched());
    assertNull(main.started());
  }

  @Test
  void a_jars_manifest_names_the_main_class(@TempDir Path directory) throws IOException {
    Path jar = jar(directory.resolve("an app.jar"), "Main-Class: com.acme.Main\n");
    MainClass main = MainClass.ofCommand(jar + " --flag value");
    assertEquals("com/acme/Main", main.launched());
    assertEquals("com/acme/Main", main.started());
  }

  /** A launcher's main is not woven; the class it starts tells what the application is. */
  @Test
  void a_start_class_wins(@TempDir Path directory) throws IOException {
    Path jar =
        jar(
            directory.resolve("boot.jar"),
            "Main-Class: org.springframework.boot.loader.launch.JarLauncher\n"
                + "Start-Class: com.acme.Main\n");
    MainClass main = MainClass.ofCommand(jar.toString());
    assertNull(main.launched());
    assertEquals("com/acme/Main", main.started());
  }

  private static Path jar(Path file, String manifest) throws IOException {
    byte[] text = ("Manifest-Version: 1.0\n" + manifest).getBytes();
    try (OutputStream out = Files.newOutputStream(file)) {
      new JarOutputStream(out, new Manifest(new java.io.ByteArrayInputStream(text))).close();
    }
    return file;
  }
}
