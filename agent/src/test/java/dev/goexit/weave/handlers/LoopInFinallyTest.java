package dev.goexit.weave.handlers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * ECJ compiles a finally that cannot complete once. If it begins with a loop, the ordinary flow and
 * the handler come together only at the loop's condition.
 */
class LoopInFinallyTest {
  private static final ExitCases CASES =
      new ExitCases(
          "Loop",
          """
          import static dev.goexit.weave.handlers.Events.*;
          public class Loop {
            static int left;
            static boolean again() { event("?"); return left-- > 0; }
            public static int first() {
              left = 1;
              try { return exit(); } finally { while (again()) { event("round"); } return 1; }
            }
            public static int inner() {
              left = 1;
              for (int i = 0; i < 2; i++) {
                try { exit(); } finally { while (again()) { event("round"); } continue; }
              }
              event("after");
              return 1;
            }
            public static int endless() {
              for (;;) { try { exit(); } finally { continue; } }
            }
            public static int back() {
              left = 3;
              while (again()) { try { exit(); } finally { continue; } }
              event("after");
              return 1;
            }
            public static int left() {
              L: { try { exit(); } finally { break L; } }
              event("after");
              return 1;
            }
            public static int joined() {
              L: { try { exit(); } finally { event("finally"); if (again()) { break L; } return 1; } }
              event("after");
              return 1;
            }
            public static int jump() {
              left = 3;
              do { try { exit(); } finally { event("finally"); continue; } } while (again());
              event("after");
              return 1;
            }
          }
          """);

  @AfterEach
  void land() {
    Events.clear();
  }

  @ParameterizedTest
  @CsvSource({
    "JAVAC, first, exit ? round ?",
    "ECJ, first, exit ? round ?",
    "JAVAC, inner, exit ? round ?",
    "ECJ, inner, exit ? round ?"
  })
  void a_loop_at_the_start_of_a_finally_runs(Compiler compiler, String method, String events)
      throws Exception {
    CASES.check(compiler, method, events);
  }

  /**
   * Of ECJ's shared finally no table tells the end: the loop's condition is taken in, and no more.
   */
  @ParameterizedTest
  @CsvSource({
    "JAVAC, jump, exit finally",
    "ECJ, jump, exit finally ?",
    "JAVAC, back, ? exit",
    "ECJ, back, ? exit",
    "JAVAC, endless, exit",
    "ECJ, endless, exit"
  })
  void a_jump_out_of_a_finally_ends_it(Compiler compiler, String method, String events)
      throws Exception {
    CASES.check(compiler, method, events);
  }

  /**
   * And the jump itself is left out where its target is next: to ECJ's class file, what follows is
   * the finally. javac's has the ordinary flow join there.
   */
  @ParameterizedTest
  @CsvSource({
    "JAVAC, left, exit",
    "ECJ, left, exit after",
    "JAVAC, joined, exit finally ?",
    "ECJ, joined, exit finally ?"
  })
  void what_a_finally_jumps_to_may_be_taken_for_its_own(
      Compiler compiler, String method, String events) throws Exception {
    CASES.check(compiler, method, events);
  }
}
