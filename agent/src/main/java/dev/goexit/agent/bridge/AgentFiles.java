package dev.goexit.agent.bridge;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The files in the agent's jar, which the JVM has open already. A loader would look for them in all
 * modules of the JDK first, and open its image to do so.
 */
final class AgentFiles {
  private AgentFiles() {}

  /** The file's content; null if there is none. */
  static byte[] read(String name) throws IOException {
    File jar = jar();
    if (jar == null) {
      try (InputStream file = AgentFiles.class.getClassLoader().getResourceAsStream(name)) {
        return file == null ? null : file.readAllBytes();
      }
    }
    try (ZipFile zip = new ZipFile(jar)) {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        return null;
      }
      try (InputStream file = zip.getInputStream(entry)) {
        return file.readAllBytes();
      }
    }
  }

  /** Null if our classes come from somewhere else. */
  private static File jar() {
    CodeSource source = AgentFiles.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return null;
    }
    try {
      File file = new File(source.getLocation().toURI());
      return file.isFile() ? file : null;
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null; // No file.
    }
  }
}
