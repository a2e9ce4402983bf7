package dev.goexit.weave;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Classes that other people's compilers have made: those of the jars of the test class path. */
final class TestClassPath {
  private TestClassPath() {}

  static List<byte[]> classFiles() throws IOException {
    List<byte[]> classFiles = new ArrayList<>();
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (path.endsWith(".jar")) {
        read(path, classFiles);
      }
    }
    return classFiles;
  }

  private static void read(String path, List<byte[]> classFiles) throws IOException {
    try (JarFile jar = new JarFile(path)) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF")) {
          classFiles.add(jar.getInputStream(entry).readAllBytes());
        }
      }
    }
  }
}
