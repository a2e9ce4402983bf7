package dev.goexit.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes woven classes, as they were and as they are, for {@code dump=DIR}. */
final class ClassDump {
  private final Path directory;

  ClassDump(Path directory) {
    this.directory = directory;
  }

  void write(String name, byte[] before, byte[] after) {
    try {
      write(directory.resolve("before").resolve(name + ".class"), before);
      write(directory.resolve("after").resolve(name + ".class"), after);
    } catch (IOException e) {
      System.err.println(
          "goexit agent: option \"dump=" + directory + "\": " + name + " was not written: " + e);
    }
  }

  private static void write(Path file, byte[] classFile) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, classFile);
  }
}
