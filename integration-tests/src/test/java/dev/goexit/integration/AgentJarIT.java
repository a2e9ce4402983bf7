package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What stands in goexit-agent.jar, and what must not. */
class AgentJarIT {

  private static JarFile jar;

  @BeforeAll
  static void open() throws IOException {
    jar = new JarFile(Built.agentJar().toFile());
  }

  @AfterAll
  static void close() throws IOException {
    jar.close();
  }

  /** Everything relocated, no API class in it. */
  @Test
  void only_the_agent_and_the_weaver_are_in_it() {
    assertEquals(
        List.of(),
        files()
            .filter(name -> !name.startsWith("META-INF/"))
            .filter(name -> !name.matches("dev/goexit/(agent|weave)/.*\\.class"))
            .toList());
  }

  @Test
  void its_libraries_are_relocated_into_it() {
    assertTrue(files().anyMatch("dev/goexit/agent/shaded/asm/ClassReader.class"::equals));
    assertTrue(
        files().anyMatch("dev/goexit/agent/shaded/bytebuddy/agent/ByteBuddyAgent.class"::equals));
  }

  /** Each start loads a few dozen of them, and would have to inflate them. */
  @Test
  void its_classes_are_stored_as_they_are() {
    assertEquals(
        List.of(),
        jar.stream()
            .filter(entry -> entry.getMethod() != ZipEntry.STORED)
            .map(JarEntry::getName)
            .toList());
  }

  /** A service file or a module descriptor of a library would be found by the application. */
  @Test
  void it_brings_no_metadata_but_the_manifest_and_the_licences() {
    assertEquals(
        List.of(),
        files()
            .filter(name -> name.startsWith("META-INF/"))
            .filter(name -> !name.matches("META-INF/(MANIFEST\\.MF|LICENSE.*|NOTICE)"))
            .toList());
  }

  @Test
  void the_manifest_names_the_agent() throws IOException {
    Attributes manifest = jar.getManifest().getMainAttributes();

    assertEquals("dev.goexit.agent.GoexitAgent", manifest.getValue("Premain-Class"));
    assertEquals("dev.goexit.agent.GoexitAgent", manifest.getValue("Agent-Class"));
    assertEquals("dev.goexit.agent.Attach", manifest.getValue("Main-Class"));
    assertEquals("true", manifest.getValue("Can-Retransform-Classes"));
  }

  /** It would print a CDS warning on stderr and switch class-data sharing off. */
  @Test
  void nothing_is_put_on_the_boot_class_path() throws IOException {
    Attributes manifest = jar.getManifest().getMainAttributes();

    assertNull(manifest.getValue("Boot-Class-Path"));
    assertNull(manifest.getValue("Class-Path"));
  }

  @Test
  void the_licence_is_in_it() throws IOException {
    assertTrue(text("META-INF/LICENSE").contains("Apache License"));
  }

  /** ASM's licence asks that binary copies carry it. */
  @Test
  void the_licence_of_asm_is_in_it() throws IOException {
    assertTrue(text("META-INF/LICENSE-asm").contains("INRIA, France Telecom"));
  }

  private static Stream<String> files() {
    return jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName);
  }

  private static String text(String name) throws IOException {
    JarEntry entry = jar.getJarEntry(name);
    assertTrue(entry != null, () -> "no " + name);
    return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
  }
}
