package dev.goexit.weave.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** Real classes, woven and judged by the JVM's own verifier: none refused. */
class ClassPathCorpusTest {
  @Test
  void the_verifier_takes_every_class_of_the_test_class_path() throws Exception {
    Set<String> woven = new HashSet<>();
    Map<String, byte[]> all = new HashMap<>();
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (path.endsWith(".jar")) {
        weave(path, all, woven);
      }
    }
    assertTrue(woven.size() > 20, "too few guarded classes: " + woven.size());
    assertEquals(List.of(), refused(all, woven));
  }

  private static void weave(String jar, Map<String, byte[]> all, Set<String> woven)
      throws IOException {
    try (JarFile file = new JarFile(jar)) {
      for (JarEntry entry : Collections.list(file.entries())) {
        String path = entry.getName();
        if (path.endsWith(".class") && !path.contains("META-INF")) {
          String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
          byte[] original = file.getInputStream(entry).readAllBytes();
          byte[] guarded = Weaving.guard(original);
          // The others, too: a class and its package must have one loader.
          all.put(name, guarded == null ? original : guarded);
          if (guarded != null) {
            woven.add(name);
          }
        }
      }
    }
  }

  private static List<String> refused(Map<String, byte[]> all, Set<String> woven) {
    List<String> refused = new ArrayList<>();
    ClassLoader loader = Weaving.load(all);
    for (String name : woven) {
      try {
        // Asking for its methods links a class, which verifies it.
        assertTrue(loader.loadClass(name).getDeclaredMethods().length >= 0);
      } catch (VerifyError | ClassFormatError e) {
        refused.add(name + ": " + e.getMessage());
      } catch (LinkageError | ClassNotFoundException e) {
        // An optional dependency is not there; the unwoven class fails alike.
        assertTrue(e.getMessage() != null, name);
      }
    }
    return refused;
  }
}
