package dev.goexit.runtime.traps;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loader a run: what one does with its jars is nothing to the others. */
class ProgramLoaderTest {
  private static final byte[] CONTENT = "what the program reads".getBytes();

  @TempDir Path directory;

  /** Found with ECJ run eight times at once: "Stream closed". */
  @Test
  void closing_one_loader_leaves_another_ones_resources_open() throws IOException {
    List<Path> classPath = List.of(jar());
    try (ProgramLoader second = new ProgramLoader(classPath)) {
      InputStream stream;
      try (ProgramLoader first = new ProgramLoader(classPath)) {
        first.getResourceAsStream("resource.txt").close();
        stream = second.getResourceAsStream("resource.txt");
      }
      assertArrayEquals(CONTENT, stream.readAllBytes());
      stream.close();
    }
  }

  @Test
  void a_resource_that_is_not_there_is_null() throws IOException {
    try (ProgramLoader loader = new ProgramLoader(List.of(jar()))) {
      assertNull(loader.getResourceAsStream("missing.txt"));
    }
  }

  private Path jar() throws IOException {
    Path file = directory.resolve("program.jar");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
      jar.putNextEntry(new ZipEntry("resource.txt"));
      jar.write(CONTENT);
    }
    return file;
  }
}
