package dev.goexit.programs;

import dev.goexit.Deferred;
import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Loads one class in a way, or of a kind, that no compiler gives. */
public final class HostileClasses {
  private static final String TEMPLATE = "dev.goexit.programs.Template";
  private static final String CATCH_ALL = "dev.goexit.foreign.CatchAll";

  private HostileClasses() {}

  /** The case, then the class file or the class path that it takes. */
  public static void main(String[] args) throws Throwable {
    try {
      run(args);
    } catch (InvocationTargetException e) {
      System.out.println(e.getCause());
    } catch (LinkageError | IllegalStateException e) {
      System.out.println(e);
    }
  }

  private static void run(String[] args) throws Throwable {
    switch (args[0]) {
      case "hidden" -> runTemplate(hidden(classFileOf(TEMPLATE)));
      case "unnamed" -> runTemplate(new Defining(appLoader()).define(null, classFileOf(TEMPLATE)));
      case "named" -> runTemplate(new Defining(appLoader()).define(TEMPLATE, classFile(args[1])));
      case "isolated" ->
          runCatchAll(new Defining(platformLoader()).define(CATCH_ALL, classFileOf(CATCH_ALL)));
      case "isolated defers" ->
          runTemplate(new Defining(platformLoader()).define(TEMPLATE, classFileOf(TEMPLATE)));
      case "second copy" -> runTemplate(classPathLoader(args).loadClass(TEMPLATE));
      case "generated" -> runGenerated(new Defining(appLoader()).define(null, classFile(args[1])));
      case "exiting" -> runExiting(new Defining(appLoader()).define(null, classFile(args[1])));
      case "main" -> runMain(new Defining(appLoader()).define(null, classFile(args[1])));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void runTemplate(Class<?> type) throws ReflectiveOperationException {
    ((Runnable) type.getConstructor().newInstance()).run();
  }

  private static void runCatchAll(Class<?> type) {
    Runnable exit = () -> Goexit.exit();
    System.out.println(
        Go.run(() -> type.getMethod("run", Runnable.class).invoke(null, exit))
            .getClass()
            .getSimpleName());
  }

  private static void runGenerated(Class<?> type) throws ReflectiveOperationException {
    Deferred deferred = () -> System.out.println("deferred");
    type.getMethod("run", Deferred.class).invoke(null, deferred);
  }

  /** The class's method exits in what it calls, and catches that. */
  private static void runExiting(Class<?> type) throws ReflectiveOperationException {
    Deferred exit = () -> Goexit.exit(3);
    Method run = type.getMethod("run", Deferred.class);
    for (int times = 0; times < 2; times++) {
      Outcome<Void> outcome = Go.run(() -> run.invoke(null, exit));
      System.out.println(
          outcome.<String>fold(
              value -> "returned",
              (status, trace) -> "exited " + status,
              panic -> "threw " + panic));
    }
  }

  private static void runMain(Class<?> type) throws ReflectiveOperationException {
    type.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
  }

  private static Class<?> hidden(byte[] classFile) throws IllegalAccessException {
    return MethodHandles.lookup().defineHiddenClass(classFile, true).lookupClass();
  }

  private static ClassLoader appLoader() {
    return HostileClasses.class.getClassLoader();
  }

  /** Does not see the runtime. */
  private static ClassLoader platformLoader() {
    return ClassLoader.getPlatformClassLoader();
  }

  /** As a web application with the runtime in its own lib. */
  private static ClassLoader classPathLoader(String[] args) throws IOException {
    List<URL> classPath = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      classPath.add(Path.of(args[i]).toUri().toURL());
    }
    return new URLClassLoader(classPath.toArray(URL[]::new), platformLoader());
  }

  private static byte[] classFile(String path) throws IOException {
    return Files.readAllBytes(Path.of(path));
  }

  private static byte[] classFileOf(String className) throws IOException {
    try (InputStream file =
        appLoader().getResourceAsStream(className.replace('.', '/') + ".class")) {
      return file.readAllBytes();
    }
  }

  private static final class Defining extends ClassLoader {
    Defining(ClassLoader parent) {
      super(parent);
    }

    /** A null name is taken from the class file; the JVM tells agents null. */
    Class<?> define(String name, byte[] classFile) {
      return defineClass(name, classFile, 0, classFile.length);
    }
  }
}
