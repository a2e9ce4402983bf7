package dev.goexit.runtime.traps;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Loads a program's classes from its class path; the JDK's are the only others that they see. */
public final class ProgramLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  /** Of these jars and directories. */
  public ProgramLoader(List<Path> classPath) {
    super(urls(classPath), ClassLoader.getPlatformClassLoader());
  }

  /** What this JVM was started with. */
  public static List<Path> classPathOfJvm() {
    return classPathOf(System.getProperty("java.class.path", ""));
  }

  /** Of a text as behind {@code -cp}, without wildcards. */
  static List<Path> classPathOf(String text) {
    List<Path> entries = new ArrayList<>();
    for (String entry : text.split(File.pathSeparator)) {
      entries.add(Path.of(entry)); // An empty one is the current directory.
    }
    return List.copyOf(entries);
  }

  /**
   * Opens a resource past the JVM's cache of opened jars, which all loaders share: the first run to
   * close its loader would close the jar under the others.
   */
  @Override
  public InputStream getResourceAsStream(String name) {
    URL resource = getResource(name);
    if (resource == null) {
      return null;
    }
    try {
      URLConnection connection = resource.openConnection();
      connection.setUseCaches(false);
      return connection.getInputStream();
    } catch (IOException e) {
      return null; // As URLClassLoader has it: what cannot be read is not there.
    }
  }

  private static URL[] urls(List<Path> classPath) {
    URL[] urls = new URL[classPath.size()];
    for (int i = 0; i < urls.length; i++) {
      try {
        urls[i] = classPath.get(i).toAbsolutePath().toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalArgumentException(
            "class path entry \"" + classPath.get(i) + "\": must be a file", e);
      }
    }
    return urls;
  }
}
