package dev.goexit.weave.handlers;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * ECJ compiles a finally that cannot complete once. If it begins with a try block that is left at
 * once and has such a finally itself, the ordinary flow and both handlers come together in that.
 */
class TryInFinallyTest {
  private static final ExitCases CASES =
      new ExitCases(
          "Nested",
          """
          import static dev.goexit.weave.handlers.Events.*;
          public class Nested {
            static boolean yes() { return true; }
            public static int left_at_once() {
              L: while (yes()) {
                try { exit(); }
                finally {
                  try { break L; } finally { event("inner"); return 1; }
                }
              }
              event("after");
              return 0;
            }
            public static int left_at_once_with_a_clause() {
              L: while (yes()) {
                try { exit(); }
                finally {
                  try { break L; } catch (Error e) { event("error"); } finally { event("inner"); return 1; }
                }
              }
              event("after");
              return 0;
            }
            public static int three() {
              L: while (yes()) {
                try { exit(); }
                finally {
                  try { break L; }
                  finally {
                    try { break L; } finally { event("inner"); return 1; }
                  }
                }
              }
              event("after");
              return 0;
            }
            public static int loop() {
              boolean again = true;
              L: while (yes()) {
                try { exit(); }
                finally {
                  try { break L; }
                  finally {
                    while (again) { again = false; event("round"); }
                    return 1;
                  }
                }
              }
              event("after");
              return 0;
            }
            public static int inner_that_exits() {
              L: while (yes()) {
                try { event("body"); }
                finally {
                  try { break L; } finally { exit(); return 1; }
                }
              }
              event("after");
              return 0;
            }
            public static int inner_that_fails() {
              L: while (yes()) {
                try { exit(); }
                finally {
                  try { break L; } finally { fail("inner"); return 1; }
                }
              }
              event("after");
              return 0;
            }
            public static int jumps_into_an_outer() {
              L: while (yes()) {
                try {
                  try { exit(); } finally { break L; }
                } finally { event("outer"); return 1; }
              }
              event("after");
              return 0;
            }
          }
          """);

  @AfterEach
  void land() {
    Events.clear();
  }

  @ParameterizedTest
  @CsvSource({
    "JAVAC, left_at_once, exit inner",
    "ECJ, left_at_once, exit inner",
    "JAVAC, left_at_once_with_a_clause, exit inner",
    "ECJ, left_at_once_with_a_clause, exit inner",
    "JAVAC, three, exit inner",
    "ECJ, three, exit inner",
    "JAVAC, loop, exit round",
    "ECJ, loop, exit round",
    "JAVAC, inner_that_exits, body exit",
    "ECJ, inner_that_exits, body exit",
    "JAVAC, inner_that_fails, exit inner",
    "ECJ, inner_that_fails, exit inner"
  })
  void the_inner_finally_of_a_finally_runs_once(Compiler compiler, String method, String events)
      throws Exception {
    CASES.check(compiler, method, events);
  }

  @ParameterizedTest
  @CsvSource({"JAVAC, jumps_into_an_outer, exit outer", "ECJ, jumps_into_an_outer, exit outer"})
  void a_finally_that_jumps_into_an_outer_one_ends_before_it(
      Compiler compiler, String method, String events) throws Exception {
    CASES.check(compiler, method, events);
  }
}
