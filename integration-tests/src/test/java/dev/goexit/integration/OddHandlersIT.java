package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.JvmResult;
import dev.goexit.programs.HostileClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.objectweb.asm.Opcodes;

/**
 * "A class file that is odd: left as it was with one warning, never a VerifyError, never a lost
 * class load." These are woven, and the exit goes on.
 */
class OddHandlersIT {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(OddHandlers.class)
  void an_exit_goes_on_through_an_odd_exception_table(OddHandlers odd) throws IOException {
    assertExits(odd, Opcodes.V17);
  }

  /** By the old verifier. */
  @ParameterizedTest
  @EnumSource(OddHandlers.class)
  void an_exit_goes_on_through_an_odd_exception_table_without_frames(OddHandlers odd)
      throws IOException {
    assertExits(odd, Opcodes.V1_5);
  }

  private void assertExits(OddHandlers odd, int version) throws IOException {
    String once = odd.printed() + "exited 3\n";
    run(odd.classFile(version)).expect(0, once + once, "");
  }

  /** As such a finally block does. It needs nothing; but the weaver does not follow such code. */
  @Test
  void a_method_with_a_subroutine_that_throws_again_lets_the_exit_go_on() throws IOException {
    JvmResult result = run(OddHandlers.withSubroutine(true));

    assertEquals("subroutine\nexited 3\nsubroutine\nexited 3\n", result.stdout());
    assertEquals(1, result.stderr().lines().filter(OddHandlersIT::isWarning).count());
    assertEquals(1, result.stderr().lines().count(), result::toString);
  }

  /** The bottom tells that the exit was swallowed. */
  @Test
  void a_method_with_a_subroutine_that_swallows_stays_as_it_was_with_one_warning()
      throws IOException {
    JvmResult result = run(OddHandlers.withSubroutine(false));

    assertEquals("subroutine\nreturned\nsubroutine\nreturned\n", result.stdout());
    List<String> told = result.stderr().lines().toList();
    assertEquals(2, told.size(), result::toString);
    assertTrue(isWarning(told.get(0)), result::toString);
    assertTrue(told.get(1).startsWith("goexit: the exit at "), result::toString);
  }

  private static boolean isWarning(String line) {
    return line.matches(
        "goexit agent: not woven dev\\.goexit\\.programs\\.Odd\\.run: .*subroutine.*");
  }

  private JvmResult run(byte[] classFile) throws IOException {
    Path file = Files.write(directory.resolve("Odd.class"), classFile);
    return Built.program(HostileClasses.class).arguments("exiting", file.toString()).run();
  }
}
