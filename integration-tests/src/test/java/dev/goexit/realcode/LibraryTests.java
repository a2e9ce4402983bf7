package dev.goexit.realcode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Runs a library's own tests, one class after the other. Arguments: the jar of the tests, a file
 * for the verdicts.
 */
public final class LibraryTests {
  private static final String SUFFIX = "Test.class";

  /** Five of 233 classes of commons-lang3 that take most of its time. */
  private static final Set<String> LONG =
      Set.of(
          "ClassUtilsOssFuzzTest.class",
          "LockingVisitorsTest.class",
          "ExtendedMessageFormatTest.class",
          "DurationFormatUtilsTest.class",
          "FastDateParserTest.class");

  private LibraryTests() {}

  public static void main(String[] args) throws IOException {
    List<String> verdicts = new ArrayList<>();
    for (String testClass : classes(args[0])) {
      TestRun.of(testClass)
          .verdicts()
          .forEach((test, verdict) -> verdicts.add(test + "\t" + verdict));
    }
    Files.write(Path.of(args[1]), verdicts);
    System.out.println("handlers " + GuardedCalls.enteredHandlers());
    System.out.println("entries " + GuardedCalls.entries());
    System.out.println("not probed " + GuardedCalls.failed());
    System.exit(0); // Tests leave threads.
  }

  /** The names of the test classes, sorted. */
  static List<String> classes(String jar) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      return Collections.list(file.entries()).stream()
          .map(JarEntry::getName)
          .filter(name -> name.endsWith(SUFFIX) && !name.contains("$"))
          .filter(name -> !LONG.contains(name.substring(name.lastIndexOf('/') + 1)))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .sorted()
          .toList();
    }
  }
}
