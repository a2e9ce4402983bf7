package dev.goexit.realcode;

import java.io.File;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * A library and its tests, loaded anew, on a thread of its own: what earlier runs have left in
 * static fields and thread-locals is not there. JUnit, and what else is in the class path, is
 * loaded once.
 */
final class FreshLibrary {
  private final URL[] jars;

  /** Of what is in this path, as of a class path. */
  FreshLibrary(String path) {
    jars = Arrays.stream(path.split(File.pathSeparator)).map(FreshLibrary::url).toArray(URL[]::new);
  }

  private static URL url(String jar) {
    try {
      return Path.of(jar).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives what the body gives. */
  <T> T run(Callable<T> body) throws Exception {
    FutureTask<T> task = new FutureTask<>(body);
    try (URLClassLoader loader = new URLClassLoader(jars, FreshLibrary.class.getClassLoader())) {
      Thread thread = new Thread(task, "tests");
      thread.setContextClassLoader(loader);
      thread.start();
      return task.get();
    }
  }
}
