package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.lang.module.ModuleFinder;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What stands in goexit-runtime.jar, the one that users compile against. */
class RuntimeJarIT {

  private static final ModuleDescriptor MODULE =
      ModuleFinder.of(Built.runtimeJar()).find("dev.goexit").orElseThrow().descriptor();

  @Test
  void it_exports_the_api_and_what_woven_code_calls_to_all() {
    assertEquals(
        Set.of("dev.goexit", "dev.goexit.woven"),
        MODULE.exports().stream()
            .filter(export -> !export.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet()));
    assertTrue(MODULE.exports().stream().noneMatch(ModuleDescriptor.Exports::isQualified));
    assertEquals(Set.of(), MODULE.opens());
  }

  /** What is needed to compile only, is needed by an option that asks for it. */
  @Test
  void it_depends_on_nothing() {
    assertEquals(
        Set.of("java.base"),
        MODULE.requires().stream()
            .filter(required -> !required.modifiers().contains(Modifier.STATIC))
            .map(ModuleDescriptor.Requires::name)
            .collect(Collectors.toSet()));
  }

  @Test
  void only_its_own_packages_are_in_it() throws IOException {
    try (JarFile jar = new JarFile(Built.runtimeJar().toFile())) {
      assertEquals(
          List.of(),
          jar.stream()
              .filter(entry -> !entry.isDirectory())
              .map(JarEntry::getName)
              .filter(name -> !name.matches("META-INF/(MANIFEST\\.MF|LICENSE)|module-info\\.class"))
              .filter(
                  name -> !name.matches("dev/goexit/((runtime/(\\w+/)*|woven/))?[\\w$-]+\\.class"))
              .toList());
    }
  }
}
