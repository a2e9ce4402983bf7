package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.Jdk;
import dev.goexit.junit.JvmResult;
import dev.goexit.programs.DeferShapes;
import dev.goexit.programs.ExitBoundaries;
import dev.goexit.programs.HandledExit;
import dev.goexit.programs.NothingLost;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No function that defers and no guarded method is one that the JVM's first compiler gives up: it
 * would stay interpreted. Main is one still, with its bottom frame, whose handler is reached by the
 * ordinary flow as well.
 */
class CompiledByC1IT {

  static List<Arguments> programs() {
    List<Arguments> programs = new ArrayList<>();
    for (Jdk jdk : Jdk.found()) {
      programs.add(Arguments.of(jdk, HandledExit.class)); // handlers, and defers
      programs.add(Arguments.of(jdk, DeferShapes.class)); // in loops, with arguments, recovering
      programs.add(Arguments.of(jdk, ExitBoundaries.class)); // @ExitBoundary
      programs.add(Arguments.of(jdk, NothingLost.class));
    }
    return programs;
  }

  @ParameterizedTest
  @MethodSource("programs")
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
    return line.contains(" " + type + "::")
        && !line.contains("::main (")
        && !line.contains("::goexit (");
  }
}
