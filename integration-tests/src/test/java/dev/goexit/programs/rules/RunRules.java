package dev.goexit.programs.rules;

import java.lang.reflect.InvocationTargetException;

/** Runs the named rules in one JVM, each below a line with its name. */
public final class RunRules {
  private RunRules() {}

  public static void main(String[] rules) {
    for (String rule : rules) {
      System.out.println("== " + rule);
      run(rule);
    }
  }

  private static void run(String rule) {
    try {
      Class<?> program = Class.forName(RunRules.class.getPackageName() + "." + rule);
      program.getDeclaredMethod("main", String[].class).invoke(null, (Object) new String[0]);
    } catch (InvocationTargetException e) {
      // One rule that fails must not hide the others.
      e.getCause().printStackTrace(System.out);
    } catch (ReflectiveOperationException | LinkageError e) {
      e.printStackTrace(System.out);
    }
  }
}
