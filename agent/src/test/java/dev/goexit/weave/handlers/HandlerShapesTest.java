package dev.goexit.weave.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each shape of handler, woven, with the exact order of what an exit runs through it. "Every
 * handler runs as it would for any error, and when it would complete without throwing, the exit
 * goes on."
 */
class HandlerShapesTest {
  private static Class<?> withTables;
  private static Class<?> withoutTables;

  @BeforeAll
  static void weave() throws Exception {
    withTables = compile("-g");
    withoutTables = compile("-g:none");
  }

  private static Class<?> compile(String debug) throws Exception {
    List<String> options = List.of(debug, "-nowarn", "-proc:none", "--release", "17");
    return Weaving.load(
            Weaving.guardAll(new InMemoryCompiler().compile("Shape", Shapes.SOURCE, options)))
        .loadClass("Shape");
  }

  @AfterEach
  void land() {
    StandInBridge.land();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          falls_out, exit handler
          catches_error, exit handler
          multi_catch, exit handler
          sibling_of_another_type, exit handler
          returns_in_catch, exit handler
          returns_in_finally, exit finally
          nested_tries, exit inner outer
          nested_catch, exit own nested handler
          continues_in_catch, round exit handler
          breaks_in_catch, exit handler finally
          breaks_out_of_labels, exit handler finally
          retry_loop, attempt exit handler
          continues_in_finally, exit finally
          finally_that_loops, exit finally0 finally1 finally2
          switch_in_handler, exit case behind
          conditional_jump_in_handler, exit handler
          throws_in_handler, exit handler
          throws_in_finally, exit finally
          wraps_and_rethrows, exit outer
          return_passes_outer_catch_and_finally, exit inner outer finally
          value_return_passes_outer_catch_and_finally, exit inner inner-finally outer finally
          empty_catch_with_finally, exit finally
          empty_catch_in_an_outer_try, exit outer
          synchronized_block, exit
          catch_in_synchronized, exit handler
          return_in_catch_in_synchronized, exit handler
          return_through_monitors_and_finally, exit handler finally
          synchronized_in_handler, exit handler
          try_with_resources, exit close-b close-a finally
          failing_close, exit close-b close-a
          exit_in_close_while_an_exception_is_in_flight, body exit close-a
          return_in_catch_in_resource_block, exit handler close-a outer
          ordinary_exception_in_handler_region_is_caught_inside, exit own caught finally
          second_exit_in_handler, exit exit
          exit_in_handler_of_an_exception, body handler exit finally
          return_with_a_sibling_in_a_resource_block, exit handler close-a
          long_and_double_locals, exit handler3.0
          empty_catch, exit
          """)
  void an_exit_runs_each_handler_once_in_order_and_nothing_after(String shape, String events)
      throws Exception {
    assertEquals(events, run(withTables, shape));
    assertEquals(events, run(withoutTables, shape));
  }

  /**
   * "The promise is: code after the handler never runs where variable tables are present." Without,
   * nobody can tell where the clause ends, since the try block never completes.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          fallback_behind_a_return, exit handler, exit handler after
          empty_catch_behind_a_return, exit, exit after
          empty_catch_behind_a_return_with_finally, exit finally, exit finally
          """)
  void code_after_a_try_that_never_completes_runs_only_without_tables(
      String shape, String with, String without) throws Exception {
    assertEquals(with, run(withTables, shape));
    assertEquals(without, run(withoutTables, shape));
  }

  /**
   * A known limit. javac leaves the range of one byte out that would tell the first two apart, and
   * takes them to the same bytes: the outer clause is passed by, so that no sibling is entered by
   * mistake. A try-with-resources is told from both and closes.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "empty_catch_of_errors_in_an_outer_try, exit",
    "empty_catch_of_errors_with_a_sibling, exit",
    "empty_catch_of_errors_in_a_resource_block, exit close-a"
  })
  void an_empty_clause_for_errors_is_taken_for_a_sibling(String shape, String events)
      throws Exception {
    assertEquals(events, run(withTables, shape));
    assertEquals(events, run(withoutTables, shape));
  }

  /** No table tells the scope of a finally; here the ordinary flow does not join either. */
  @Test
  void a_finally_that_always_breaks_ends_where_the_ordinary_flow_joins() throws Exception {
    assertEquals("exit", run(withTables, "breaks_in_finally"));
  }

  /** "The exit wins: raises the signal and adds the other throwable to it as suppressed." */
  @ParameterizedTest
  @CsvSource({
    "throws_in_handler, handler",
    "throws_in_finally, finally",
    "failing_close, close-b",
    "second_exit_in_handler, "
  })
  void what_a_handler_throws_instead_is_suppressed_on_the_exit(String shape, String suppressed)
      throws Exception {
    Events.clear();
    Throwable exit = exitOf(withTables, shape);
    List<String> messages = Arrays.stream(exit.getSuppressed()).map(Throwable::getMessage).toList();
    assertEquals(suppressed == null ? List.of() : List.of(suppressed), messages);
  }

  private static String run(Class<?> shapes, String shape) throws Exception {
    Events.clear();
    exitOf(shapes, shape);
    for (String lock : List.of("LOCK", "OTHER")) {
      var field = shapes.getDeclaredField(lock);
      field.setAccessible(true);
      assertFalse(Thread.holdsLock(field.get(null)), lock);
    }
    return Events.recorded();
  }

  private static Throwable exitOf(Class<?> shapes, String shape) {
    Throwable thrown =
        assertThrows(InvocationTargetException.class, () -> shapes.getMethod(shape).invoke(null));
    return assertInstanceOf(ExitSignal.class, thrown.getCause());
  }
}
