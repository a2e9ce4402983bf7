package dev.goexit.runtime.traps;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** A program's main: found, called and reported as the JVM's launcher does. */
final class MainMethod {
  private final String className;
  private final ClassLoader loader;

  MainMethod(String className, ClassLoader loader) {
    this.className = className;
    this.loader = loader;
  }

  /**
   * Calls it.
   *
   * @return false if it could not be called, which has been told on stderr then
   * @throws Throwable what left main
   */
  boolean call(String[] arguments) throws Throwable {
    Method main = find();
    if (main == null) {
      return false;
    }
    try {
      main.invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      throw withoutOurFrames(e.getCause());
    }
    return true;
  }

  private Method find() {
    Class<?> type;
    try {
      type = Class.forName(className, false, loader);
    } catch (ClassNotFoundException | NoClassDefFoundError e) {
      System.err.println("Error: Could not find or load main class " + className);
      System.err.println("Caused by: " + e);
      return null;
    }
    try {
      Method main = type.getMethod("main", String[].class);
      if (Modifier.isStatic(main.getModifiers()) && main.getReturnType() == void.class) {
        main.setAccessible(true); // The class need not be public.
        return main;
      }
    } catch (NoSuchMethodException e) {
      // Told below.
    }
    System.err.println(
        "Error: Main method not found in class "
            + className
            + ", please define the main method as:\n"
            + "   public static void main(String[] args)");
    return null;
  }

  /** The traces end with main, as they would in a JVM of the program's own. */
  private Throwable withoutOurFrames(Throwable thrown) {
    try {
      cut(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
    } catch (RuntimeException e) {
      // It computes its cause or its trace and fails: what left main is still this one.
    }
    return thrown;
  }

  private void cut(Throwable thrown, Set<Throwable> seen) {
    if (thrown == null || !seen.add(thrown)) {
      return;
    }
    StackTraceElement[] trace = thrown.getStackTrace();
    for (int i = trace.length - 1; i >= 0; i--) {
      if (trace[i].getClassName().equals(className) && trace[i].getMethodName().equals("main")) {
        thrown.setStackTrace(java.util.Arrays.copyOf(trace, i + 1));
        break;
      }
    }
    cut(thrown.getCause(), seen);
    for (Throwable suppressed : thrown.getSuppressed()) {
      cut(suppressed, seen);
    }
  }
}
