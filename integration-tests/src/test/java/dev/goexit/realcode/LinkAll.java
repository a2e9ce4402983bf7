package dev.goexit.realcode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Loads and links every class of some jars, by one loader that sees them and the JDK alone. Linking
 * is what verifies a class; none is initialised.
 *
 * <p>Arguments: a file for the results, then the jars. A result is the name of a class, a tab and
 * {@code linked}, or the kind of error.
 */
public final class LinkAll {
  private static final String CLASS = ".class";

  private LinkAll() {}

  public static void main(String[] args) throws IOException {
    List<Path> jars = Arrays.stream(args).skip(1).map(Path::of).toList();
    URL[] urls = jars.stream().map(LinkAll::url).toArray(URL[]::new);
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      List<String> results =
          names(jars).stream().map(name -> name + "\t" + link(name, loader)).toList();
      Files.write(Path.of(args[0]), results);
    }
  }

  private static String link(String name, ClassLoader loader) {
    Class<?> type;
    try {
      type = Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return "not loaded: " + e.getClass().getName();
    }
    try {
      // Asking for its methods links a class. Which of them is told to lack a type, is by chance.
      return type.getDeclaredMethods() != null ? "linked" : "";
    } catch (LinkageError e) {
      return e.getClass().getName();
    }
  }

  private static SortedSet<String> names(List<Path> jars) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    for (Path jar : jars) {
      try (JarFile file = new JarFile(jar.toFile())) {
        Collections.list(file.entries()).stream()
            .map(JarEntry::getName)
            .filter(LinkAll::isClass)
            .map(path -> path.substring(0, path.length() - CLASS.length()).replace('/', '.'))
            .forEach(names::add);
      }
    }
    return names;
  }

  /** Classes of other versions of Java come by the same names; a module has nothing to link. */
  private static boolean isClass(String path) {
    return path.endsWith(CLASS)
        && !path.startsWith("META-INF/")
        && !path.endsWith("module-info.class");
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
