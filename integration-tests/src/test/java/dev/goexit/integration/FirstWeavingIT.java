package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.Jdk;
import dev.goexit.junit.JvmResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the JVM loads while it weaves its first class, once for each start. A lambda takes half a
 * millisecond, a record's generated {@code equals} twenty.
 */
class FirstWeavingIT {
  private static final List<String> DEAR =
      List.of("$$Lambda", "java.lang.invoke.", "java.lang.runtime.", "java.util.stream.");

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("dev.goexit.integration.WovenPrograms#onEachJdk")
  void it_loads_no_lambda_no_stream_and_no_methods_of_records(Jdk jdk, Class<?> main)
      throws Exception {
    Path log = directory.resolve("classes.log");
    JvmResult result =
        Built.program(main)
            .jdk(jdk)
            .jvmArguments("-Xverify:all", "-Xlog:class+load:file=" + log)
            .run();

    assertEquals(0, result.status(), result::toString);
    List<String> loaded = loadedWhileWeaving(main, Files.readAllLines(log));
    assertTrue(loaded.size() > 50, result::toString);
    assertEquals(List.of(), loaded.stream().filter(FirstWeavingIT::isDear).toList());
  }

  /** The weaver comes just before the class that it is first needed for. */
  private static List<String> loadedWhileWeaving(Class<?> main, List<String> log) {
    int weaver = indexOf("dev.goexit.weave.Weaver", log);
    return log.subList(weaver, indexOf(main.getName(), log));
  }

  private static int indexOf(String type, List<String> log) {
    for (int i = 0; i < log.size(); i++) {
      if (log.get(i).contains(" " + type + " source:")) {
        return i;
      }
    }
    throw new AssertionError(type + " was not loaded");
  }

  private static boolean isDear(String line) {
    return DEAR.stream().anyMatch(line::contains);
  }
}
