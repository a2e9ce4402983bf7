package dev.goexit.foreign;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Runs a program in a loader of its own, which sees the class path it is given and the JDK: as a
 * server does with an application that has goexit-runtime.jar among its libraries. Arguments: the
 * main class, then its class path.
 */
public final class Container {
  private Container() {}

  public static void main(String[] args) throws Exception {
    URL[] classPath = Arrays.stream(args).skip(1).map(Container::url).toArray(URL[]::new);
    try (URLClassLoader loader =
        new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
      Class<?> main = Class.forName(args[0], true, loader);
      main.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    }
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (java.net.MalformedURLException e) {
      throw new IllegalArgumentException(path, e);
    }
  }
}
