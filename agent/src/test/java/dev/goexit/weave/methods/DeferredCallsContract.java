package dev.goexit.weave.methods;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.Deferred;
import dev.goexit.GoroutineExecutor;
import dev.goexit.weave.WeavingLoader;
import dev.goexit.weave.methods.targets.Everything;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One class with every kind of method, woven in process: what its deferred calls do, and when. Rule
 * A13: it is the same with deferred calls as a chain of records and open-coded.
 */
abstract class DeferredCallsContract {
  private final List<String> events = new ArrayList<>();
  private final Class<?> woven;
  private WovenTarget target;

  DeferredCallsContract(boolean mayOpenCode) {
    woven = WeavingLoader.load(Everything.class, mayOpenCode);
  }

  @BeforeEach
  void make() throws Exception {
    target =
        new WovenTarget(
            woven.getConstructor(List.class, String.class).newInstance(events, "target"));
    assertEquals(List.of("constructor", "constructor deferred of target"), events);
    events.clear();
  }

  @ParameterizedTest
  @CsvSource({
    "aBoolean, boolean, true",
    "aByte, byte, 1",
    "aChar, char, c",
    "aShort, short, 2",
    "aFloat, float, 1.5",
    "aDouble, double, 2.5",
    "aString, String, s"
  })
  void each_type_of_result_is_returned_after_the_deferred_call(
      String method, String event, String result) throws Throwable {
    assertEquals(result, String.valueOf(target.call(method)));
    assertEquals(List.of(event), events);
  }

  @Test
  void parameters_may_be_assigned_and_wide() throws Throwable {
    assertEquals(7, target.call("anInt", 7));
    assertEquals(70, target.call("anInt", -7));
    assertEquals(5L, target.call("aLong", 2L, 3.9));
    assertEquals(List.of("int", "int", "long"), events);
  }

  @Test
  void arrays_generics_varargs_void_and_static_methods_defer() throws Throwable {
    assertArrayEquals(new int[] {1}, (int[]) target.call("anArray"));
    assertEquals("g", target.call("generic", "g"));
    assertEquals(2, target.call("varargs", new int[] {1, 2}));
    assertNull(target.call("nothing"));
    assertEquals(3, target.call("ofClass", events));
    assertEquals(List.of("int[]", "generic", "varargs", "void", "static"), events);
  }

  /** Rule B18: the deferred calls of a synchronized method run while it holds the monitor. */
  @Test
  void a_synchronized_method_holds_its_monitor_in_deferred_calls() throws Throwable {
    assertEquals("synchronized", target.call("holdingMonitor"));
    assertEquals(List.of("holds monitor: true"), events);
  }

  @Test
  void a_constructor_defers_after_its_call_of_another_one() throws Throwable {
    woven.getConstructor(List.class, boolean.class).newInstance(events, false);
    assertEquals(
        List.of("constructor", "constructor deferred of other", "this() constructor deferred"),
        events);
  }

  @Test
  void a_constructor_that_fails_runs_its_deferred_calls() throws Throwable {
    InvocationTargetException failed =
        assertThrows(
            InvocationTargetException.class,
            () -> woven.getConstructor(List.class, boolean.class).newInstance(events, true));
    assertEquals("constructor failed", failed.getCause().getMessage());
    assertEquals("this() constructor deferred", events.get(events.size() - 1));
  }

  /** Rule A8: an unnamed result is zero after a panic was recovered. */
  @Test
  void a_recovered_panic_returns_zero() throws Throwable {
    assertEquals(0, target.call("panicking", true));
    assertEquals(
        List.of("recovered java.lang.IllegalArgumentException: boom", "first deferred"), events);
  }

  @Test
  void a_panic_leaves_the_method_as_the_very_throwable() {
    Throwable thrown =
        assertThrows(IllegalArgumentException.class, () -> target.call("panicking", false));
    assertEquals("boom", thrown.getMessage());
    assertEquals(List.of("first deferred"), events);
  }

  /** Rules A2 and A3: at the end of the function, the last deferred first. */
  @Test
  void defers_in_a_loop_pile_up() throws Throwable {
    target.call("inLoop");
    assertEquals(List.of("pass 2", "pass 1", "pass 0"), events);
  }

  /** The deferred calls run after the function's last statement, under none of its handlers. */
  @Test
  void a_handler_of_the_method_does_not_catch_its_deferred_calls() {
    Throwable thrown =
        assertThrows(IllegalStateException.class, () -> target.call("caughtOutside"));
    assertEquals("from deferred call", thrown.getMessage());
    assertEquals(List.of(), events);
  }

  @Test
  void only_the_statements_that_were_reached_count() throws Throwable {
    assertEquals("after", target.call("manySites", 0));
    assertEquals(List.of("captured10995116277760"), events);
    events.clear();
    assertEquals("after", target.call("manySites", 1));
    assertEquals(List.of(), events);
    assertEquals("after", target.call("manySites", 2));
    assertEquals(List.of("last", "before", "else Everything"), events);
    events.clear();
    assertEquals("after", target.call("manySites", 3));
    assertEquals(List.of("last", "before"), events);
  }

  @Test
  void each_overload_of_defer_runs() throws Throwable {
    Deferred opaque = () -> events.add("opaque");
    assertEquals(4, target.call("forwarders", opaque));
    assertEquals(List.of("opaque", "two of a list", "two", "one", "no argument"), events);
  }

  @Test
  void a_lambda_may_be_the_argument_of_what_is_deferred() throws Throwable {
    Executor executor = Runnable::run;
    assertEquals(5, target.call("lambdasAsArguments", executor));
    assertEquals(List.of("deferred as an argument", "second argument", "first argument"), events);
  }

  @Test
  void functions_whose_descriptors_have_the_same_hash_code_defer_their_own_calls()
      throws Throwable {
    target.call("alikeAtFirstSight");
    assertEquals(
        List.of("deferred in the first", "first", "deferred in the second", "second"), events);
  }

  /** Rule A4: a null function fails when its turn comes. */
  @Test
  void a_null_function_panics_when_its_turn_comes() {
    assertThrows(NullPointerException.class, () -> target.call("forwarders", new Object[] {null}));
    assertEquals(List.of("two of a list", "two", "one", "no argument"), events);
  }

  @Test
  void go_statements_start_goroutines() throws Throwable {
    target.call("starts");
    assertEquals(List.of("goroutine", "named goroutine"), events);
  }

  /** Their line is told, in the source's own words. */
  @Test
  void what_runs_on_the_calling_thread_knows_its_line() throws Throwable {
    target.call("runs");
    assertEquals(2, events.size());
    assertTrue(events.get(0).matches("ran, started in .*\\.runs\\(Everything.java:[0-9]+\\)"));
    assertTrue(events.get(1).matches("called, started in .*\\.runs\\(Everything.java:[0-9]+\\)"));
  }

  /** Each of its lines is made once, so it was told and not looked for. */
  @Test
  void what_an_executor_starts_knows_its_line() throws Throwable {
    Collection<?> sites = (Collection<?>) target.call("executes", 3);
    assertEquals(6, sites.size(), sites::toString);
    for (Object site : sites) {
      assertTrue(
          site.toString().matches(".*\\.executes\\(Everything.java:[0-9]+\\)"), site::toString);
    }
  }

  @Test
  void an_executor_or_a_task_that_is_null_fails_as_elsewhere() {
    Object[] none = {null};
    assertThrows(NullPointerException.class, () -> target.call("executesNothing", none));
    try (GoroutineExecutor executor = GoroutineExecutor.builder().build()) {
      assertThrows(NullPointerException.class, () -> target.call("executesNothing", executor));
    }
  }

  @Test
  void an_exit_ends_in_its_boundary() throws Throwable {
    assertNull(target.call("boundary"));
    assertEquals(0L, target.call("boundaryWithResult", true));
    assertEquals(5L, target.call("boundaryWithResult", false));
    assertEquals(List.of("in boundary"), events);
  }

  /** The verifier of the JVM that runs this test has accepted each method. */
  @Test
  void every_method_links() throws Throwable {
    Class.forName(woven.getName(), true, woven.getClassLoader());
    assertSame(woven, target.object().getClass());
  }
}
