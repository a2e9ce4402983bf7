package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.Jdk;
import dev.goexit.junit.JvmResult;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No function that defers, no guarded method and no bottom frame is one that the JVM's first
 * compiler gives up: it would stay interpreted.
 */
class CompiledByC1IT {
  @ParameterizedTest
  @MethodSource("dev.goexit.integration.WovenPrograms#onEachJdk")
  void every_function_of_a_woven_program_is_compiled(Jdk jdk, Class<?> main) throws Exception {
    JvmResult result =
        Built.program(main)
            .jdk(jdk)
            .jvmArguments(
                "-Xverify:all", "-Xcomp", "-XX:TieredStopAtLevel=1", "-XX:+PrintCompilation")
            .run();

    assertEquals(0, result.status(), result::toString);
    List<String> compilations =
        result.stdout().lines().filter(line -> isOfFunction(line, main.getName())).toList();
    assertTrue(compilations.size() > 1, result::toString);
    assertEquals(
        List.of(), compilations.stream().filter(line -> line.contains("COMPILE SKIPPED")).toList());
  }

  private static boolean isOfFunction(String line, String type) {
    return line.contains(" " + type + "::");
  }
}
