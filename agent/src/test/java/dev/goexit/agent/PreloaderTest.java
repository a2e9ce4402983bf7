package dev.goexit.agent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.weave.MainBottom;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The list is of names, which nobody else checks. */
class PreloaderTest {

  @Test
  void each_is_a_class_that_is_loaded_to_put_main_on_its_bottom() throws Exception {
    Set<String> loaded = new HashSet<>();
    ClassLoader recording = recordingLoader(loaded);
    byte[] main;
    try (InputStream in = PreloaderTest.class.getResourceAsStream("PreloaderTest.class")) {
      main = in.readAllBytes();
    }
    Class<?> pool = recording.loadClass("dev.goexit.weave.ConstantPool");
    Object parsed = pool.getConstructor(byte[].class).newInstance((Object) main);
    recording
        .loadClass("dev.goexit.weave.CatchTypes")
        .getMethod("canCatchExit", pool)
        .invoke(null, parsed);
    recording
        .loadClass("dev.goexit.weave.InitialiserMarks")
        .getMethod("areNeeded", pool)
        .invoke(null, parsed);
    recording
        .loadClass(MainBottom.class.getName())
        .getMethod("weave", byte[].class)
        .invoke(null, (Object) main);
    recording.loadClass("dev.goexit.weave.WeavingScope");
    for (String needed : List.of(Preloader.NEEDED)) {
      assertTrue(loaded.contains(needed), needed);
    }
  }

  public static void main(String[] args) {}

  private static ClassLoader recordingLoader(Set<String> loaded) {
    return new ClassLoader(PreloaderTest.class.getClassLoader()) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("dev.goexit.weave.")) {
          return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
          Class<?> known = findLoadedClass(name);
          return known != null ? known : define(name);
        }
      }

      private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
          byte[] classFile = in.readAllBytes();
          loaded.add(name);
          return defineClass(name, classFile, 0, classFile.length);
        } catch (java.io.IOException e) {
          throw new ClassNotFoundException(name, e);
        }
      }
    };
  }
}
