package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.JvmResult;
import dev.goexit.programs.ExitingMain;
import dev.goexit.programs.StaticInitialisers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * "An exit under a static initialiser throws IllegalStateException naming the class. If the
 * initialiser lets that escape, the class fails as for any exception."
 */
class StaticInitialisersIT {
  private static final String REFUSED =
      "Goexit.exit was called under the static initialiser of dev.goexit.programs.%s, and the JVM"
          + " would never let the class be used again: an exit may not leave an initialiser. Move"
          + " what exits out of it, run it under Go.run there, or catch this exception in the"
          + " initialiser, and the class stays usable";

  private static JvmResult result;

  @BeforeAll
  static void run() {
    result = Built.program(StaticInitialisers.class).run();
  }

  @Test
  void an_exit_under_a_static_initialiser_is_refused_by_name() {
    String expected =
        """
        -- it escapes
        panicked ExceptionInInitializerError: null, from java.lang.IllegalStateException: \
        REFUSED(StaticInitialisers$Escaping)
        -- once more
        panicked NoClassDefFoundError: Could not initialize class \
        dev.goexit.programs.StaticInitialisers$Escaping, from CAUSE
        -- it is caught
        refused, exiting false
        7
        returned
        -- once more
        7
        returned
        -- deep below
        panicked ExceptionInInitializerError: null, from java.lang.IllegalStateException: \
        REFUSED(StaticInitialisers$Deep)
        -- nested
        the inner one: ExceptionInInitializerError: null, from java.lang.IllegalStateException: \
        REFUSED(StaticInitialisers$Inner)
        the outer one: IllegalStateException: REFUSED(StaticInitialisers$Outer)
        0
        returned
        -- in an enum's constructor
        panicked ExceptionInInitializerError: null, from java.lang.IllegalStateException: \
        REFUSED(StaticInitialisers$Kind)
        -- in an interface
        panicked ExceptionInInitializerError: null, from java.lang.IllegalStateException: \
        REFUSED(StaticInitialisers$Constants)
        -- under Go.run in it
        Exited[status=3]
        returned
        -- under @ExitBoundary in it
        4
        returned
        -- in a goroutine that it starts
        Exited[status=6]
        returned
        -- after one that failed
        failed: java.lang.NumberFormatException: For input string: "null"
        exited 2
        -- while exiting
        refused, exiting true
        exited 8
        """;
    assertEquals("", result.stderr(), result::toString);
    assertEquals(filled(expected), normal(result.stdout().split("-- System.exit")[0]));
  }

  /** docs/system-exit.md: the exit ends the command and leaves the class unusable. */
  @Test
  void a_trapped_system_exit_in_one_ends_the_command() {
    String stdout = result.stdout();

    assertTrue(
        stdout.contains(
            """
            -- System.exit under a trap
            OptionalInt[9]
            panicked NoClassDefFoundError: Could not initialize class \
            dev.goexit.programs.StaticInitialisers$Trapped"""),
        stdout);
  }

  /**
   * A known limit: only guarded classes say that their initialiser runs. The JVM tells whoever uses
   * the class next that an exit was the cause.
   */
  @Test
  void under_the_initialiser_of_a_class_that_is_not_guarded_it_is_as_any_error() {
    String stdout = result.stdout();

    assertTrue(
        stdout.contains(
            """
            -- of a class that is not guarded
            exited 5
            -- of it once more
            panicked NoClassDefFoundError: Could not initialize class \
            dev.goexit.foreign.Uninitialised$Touched, from \
            java.lang.ExceptionInInitializerError: Exception dev.goexit.GoexitSignal"""),
        stdout);
  }

  @Test
  void guarded_it_refuses_the_exit() {
    String stdout =
        Built.program(StaticInitialisers.class, "guard=dev.goexit.foreign").run().stdout();

    assertTrue(
        stdout.contains(
            "from java.lang.IllegalStateException: "
                + REFUSED.formatted("X").replace("programs.X", "foreign.Uninitialised$Touched")
                + "\n"),
        stdout);
  }

  /** Main's class, too: its initialiser runs on the main thread, before main. */
  @Test
  void an_exit_in_the_main_classes_initialiser_is_refused() {
    JvmResult refused = Built.program(ExitingMain.class).run();

    assertEquals(1, refused.status(), refused::toString);
    assertEquals("", refused.stdout(), refused::toString);
    assertTrue(
        refused.stderr().contains("IllegalStateException: " + REFUSED.formatted("ExitingMain")),
        refused::toString);
  }

  private static String filled(String expected) {
    StringBuilder text = new StringBuilder();
    for (String part : expected.split("(?=REFUSED\\()")) {
      int end = part.startsWith("REFUSED(") ? part.indexOf(')') : -1;
      text.append(
          end < 0
              ? part
              : REFUSED.formatted(part.substring("REFUSED(".length(), end))
                  + part.substring(end + 1));
    }
    return text.toString();
  }

  /** What the JVM keeps of the first failure differs between versions, and traces are no matter. */
  private static String normal(String stdout) {
    return stdout
        .replaceAll("(Could not initialize class \\S+), from .*", "$1, from CAUSE")
        .replaceAll("(Exited\\[status=\\d), trace=.*", "$1]");
  }
}
