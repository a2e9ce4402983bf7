package dev.goexit.agent;

import java.io.IOException;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * The application's main class, as far as the JVM's command tells.
 *
 * @param launched the internal name of the class whose main the launcher calls; null if unknown
 * @param started the internal name of the class that is the application's own: the same, or what a
 *     manifest names as Start-Class; null if unknown, or if a launcher or test runner was started
 */
record MainClass(String launched, String started) {
  private static final MainClass UNKNOWN = new MainClass(null, null);

  /** Packages of programs whose main class says nothing about the application's. */
  private static final String[] LAUNCHERS = {
    "org/apache/maven/",
    "org/codehaus/plexus/classworlds/",
    "org/junit/platform/console/",
    "org/gradle/",
    "worker/org/gradle/",
    "org/springframework/boot/loader/",
    "com/intellij/rt/",
    "org/eclipse/jdt/internal/junit/",
    "org/testng/",
    "org/openjdk/jmh/",
    "org/apache/catalina/startup/",
    "org/eclipse/jetty/start/",
    "jdk/",
    "com/sun/tools/",
    "sun/tools/"
  };

  /** Of this JVM. */
  static MainClass ofThisJvm() {
    String command = System.getProperty("sun.java.command");
    return command == null || command.isEmpty() ? UNKNOWN : ofCommand(command);
  }

  /** Of a command: a class, {@code module/class} or a jar, then the program's arguments. */
  static MainClass ofCommand(String command) {
    String jar = jarOf(command);
    if (jar != null) {
      return ofJar(jar);
    }
    int space = command.indexOf(' ');
    String first = space < 0 ? command : command.substring(0, space);
    String name = first.substring(first.indexOf('/') + 1).replace('.', '/');
    return of(name, name);
  }

  /** The path may have spaces in it; then the file tells where it ends. */
  private static String jarOf(String command) {
    int end = command.indexOf(' ');
    while (true) {
      String path = end < 0 ? command : command.substring(0, end);
      if (path.endsWith(".jar") || path.endsWith(".war")) {
        if (new java.io.File(path).isFile()) {
          return path;
        }
      }
      if (end < 0) {
        return null;
      }
      end = command.indexOf(' ', end + 1);
    }
  }

  private static MainClass ofJar(String path) {
    try (JarFile jar = new JarFile(path, false)) {
      if (jar.getManifest() == null) {
        return UNKNOWN;
      }
      Attributes attributes = jar.getManifest().getMainAttributes();
      String main = attributes.getValue(Attributes.Name.MAIN_CLASS);
      String start = attributes.getValue("Start-Class");
      return main == null ? UNKNOWN : of(internal(main), internal(start == null ? main : start));
    } catch (IOException e) {
      return UNKNOWN; // The launcher will say what is wrong with the jar.
    }
  }

  private static MainClass of(String launched, String started) {
    for (String launcher : LAUNCHERS) {
      if (started.startsWith(launcher)) {
        return new MainClass(null, null);
      }
    }
    return new MainClass(launched.equals(started) ? launched : null, started);
  }

  private static String internal(String className) {
    return className.trim().replace('.', '/');
  }
}
