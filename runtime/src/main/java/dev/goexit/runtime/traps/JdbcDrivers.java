package dev.goexit.runtime.traps;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

/**
 * The JDBC drivers of a program. The JDK looks for drivers once in a JVM, in the first program that
 * asks for one, and so would find no later program's. Loading a driver's class makes it register
 * itself, and programs see those of their own loader only.
 */
final class JdbcDrivers {
  private static final String SERVICE = "META-INF/services/java.sql.Driver";

  private JdbcDrivers() {}

  /** Loads the drivers that the loader's jars name. */
  static void load(ProgramLoader loader) {
    try {
      for (URL service : Collections.list(loader.findResources(SERVICE))) {
        byte[] text = service.openStream().readAllBytes();
        new String(text, StandardCharsets.UTF_8).lines().forEach(line -> load(loader, line));
      }
    } catch (IOException e) {
      // The program will meet what is wrong with its class path itself.
    }
  }

  private static void load(ProgramLoader loader, String line) {
    int comment = line.indexOf('#');
    String className = (comment < 0 ? line : line.substring(0, comment)).strip();
    if (className.isEmpty()) {
      return;
    }
    try {
      Class.forName(className, true, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      // The JDK passes a driver by that cannot be loaded, too.
    }
  }
}
