package dev.goexit.weave.handlers;

/** The source of the shapes, one method each. */
final class Shapes {
  static final String SOURCE =
      """
      import static dev.goexit.weave.handlers.Events.*;
      @SuppressWarnings("all")
      public class Shape {
        static final Object LOCK = new Object(), OTHER = new Object();
        static final AutoCloseable NONE = null;

        public static void falls_out() {
          try { exit(); } catch (Throwable t) { event("handler"); }
          event("after");
        }
        public static void catches_error() {
          try { exit(); } catch (Error e) { event("handler"); }
          event("after");
        }
        public static void multi_catch() {
          try { exit(); } catch (RuntimeException | Error e) { event("handler"); }
          event("after");
        }
        public static void sibling_of_another_type() {
          try { exit(); } catch (RuntimeException e) { event("wrong"); } catch (Error e) { event("handler"); }
          event("after");
        }
        public static int returns_in_catch() {
          try { return exit(); } catch (Throwable t) { event("handler"); return 1; }
        }
        public static int returns_in_finally() {
          try { return exit(); } finally { event("finally"); return 1; }
        }
        public static void nested_tries() {
          try { try { exit(); } catch (Throwable t) { event("inner"); } event("between"); }
          catch (Throwable t) { event("outer"); }
          event("after");
        }
        public static void nested_catch() {
          try { exit(); } catch (Throwable t) {
            try { fail("own"); } catch (Throwable u) { event("nested"); }
            event("handler");
          }
          event("after");
        }
        public static void continues_in_catch() {
          for (int i = 0; i < 3; i++) { try { event("round"); exit(); } catch (Throwable t) { event("handler"); continue; } }
          event("after");
        }
        public static void breaks_in_catch() {
          while (true) { try { exit(); } catch (Throwable t) { event("handler"); break; } finally { event("finally"); } }
          event("after");
        }
        public static void breaks_out_of_labels() {
          outer: for (;;) {
            for (;;) { try { exit(); } catch (Throwable t) { event("handler"); break outer; } finally { event("finally"); } }
          }
          event("after");
        }
        public static int retry_loop() {
          for (int attempt = 0; ; attempt++) {
            try { event("attempt"); return exit(); }
            catch (Throwable t) { event("handler"); if (attempt == 3) { throw t; } }
          }
        }
        public static int continues_in_finally() {
          for (int i = 0; i < 2; i++) { try { exit(); } finally { event("finally"); continue; } }
          event("after"); return 0;
        }
        public static void breaks_in_finally() {
          while (true) { try { exit(); } finally { break; } }
          event("after");
        }
        public static void finally_that_loops() {
          try { exit(); } finally { for (int i = 0; i < 3; i++) { event("finally" + i); } }
          event("after");
        }
        public static void switch_in_handler() {
          for (int i = 0; i < 3; i++) {
            try { exit(); } catch (Throwable t) {
              switch (t.getMessage()) { case "exit": event("case"); break; default: continue; }
              event("behind");
              switch (i) { case 0: continue; case 1: return; default: event("wrong"); }
            }
          }
          event("after");
        }
        public static void conditional_jump_in_handler() {
          do { try { exit(); } catch (Throwable t) { event("handler"); if (t.getMessage() == null) { break; } }
          } while (LOCK == null);
          event("after");
        }
        public static void throws_in_handler() {
          try { exit(); } catch (Throwable t) { fail("handler"); }
        }
        public static void throws_in_finally() {
          try { exit(); } finally { fail("finally"); }
        }
        public static void wraps_and_rethrows() {
          try { try { exit(); } catch (Throwable t) { throw new IllegalStateException(t); } }
          catch (IllegalStateException e) { event("wrong"); }
          catch (Error e) { event("outer"); throw e; }
        }
        public static void return_passes_outer_catch_and_finally() {
          try { try { exit(); } catch (Throwable t) { event("inner"); return; } }
          catch (Throwable t) { event("outer"); } finally { event("finally"); }
        }
        public static int value_return_passes_outer_catch_and_finally() {
          try { try { return exit(); } catch (Throwable t) { event("inner"); return 1; } finally { event("inner-finally"); } }
          catch (Throwable t) { event("outer"); return 2; } finally { event("finally"); }
        }
        public static void empty_catch() {
          try { exit(); } catch (Throwable t) { }
          event("after");
        }
        public static void empty_catch_with_finally() {
          try { exit(); } catch (Throwable t) { } finally { event("finally"); }
          event("after");
        }
        public static int empty_catch_behind_a_return() {
          try { return exit(); } catch (Throwable t) { }
          event("after"); return 0;
        }
        public static int empty_catch_behind_a_return_with_finally() {
          try { return exit(); } catch (Throwable t) { } finally { event("finally"); }
          event("after"); return 0;
        }
        public static int fallback_behind_a_return() {
          try { return exit(); } catch (Throwable t) { event("handler"); }
          event("after"); return 0;
        }
        public static void empty_catch_in_an_outer_try() {
          try { try { exit(); } catch (Throwable t) { return; } } catch (Throwable t) { event("outer"); }
        }
        public static void synchronized_block() {
          synchronized (LOCK) { exit(); }
        }
        public static void catch_in_synchronized() {
          synchronized (LOCK) { try { exit(); } catch (Throwable t) { event("handler"); } event("after"); }
        }
        public static int return_in_catch_in_synchronized() {
          synchronized (LOCK) { try { return exit(); } catch (Throwable t) { event("handler"); return 1; } }
        }
        public static int return_through_monitors_and_finally() {
          synchronized (LOCK) {
            try { synchronized (OTHER) { try { return exit(); } catch (Throwable t) { event("handler"); return 1; } } }
            finally { event("finally"); check(Thread.holdsLock(LOCK) && !Thread.holdsLock(OTHER), "wrong-lock"); }
          }
        }
        public static void synchronized_in_handler() {
          try { exit(); } catch (Throwable t) { synchronized (LOCK) { event("handler"); } }
          event("after");
        }
        public static void try_with_resources() throws Exception {
          try (AutoCloseable a = resource("a"); AutoCloseable b = resource("b"); AutoCloseable n = NONE) { exit(); }
          finally { event("finally"); }
          event("after");
        }
        public static void failing_close() throws Exception {
          try (AutoCloseable a = resource("a"); AutoCloseable b = failingResource("b")) { exit(); }
        }
        public static void exit_in_close_while_an_exception_is_in_flight() throws Exception {
          try (AutoCloseable a = resource("a"); AutoCloseable b = exitingResource()) { fail("body"); }
          catch (IllegalStateException e) { event("wrong"); }
        }
        public static int return_in_catch_in_resource_block() throws Exception {
          try (AutoCloseable a = resource("a")) { try { return exit(); } catch (Throwable t) { event("handler"); return 1; } }
          catch (Throwable t) { event("outer"); return 2; }
        }
        public static void ordinary_exception_in_handler_region_is_caught_inside() {
          try { exit(); } catch (Throwable t) {
            try { fail("own"); } catch (IllegalStateException e) { event("caught"); } finally { event("finally"); }
          }
          event("after");
        }
        public static void second_exit_in_handler() {
          try { exit(); } catch (Throwable t) { exit(); }
        }
        public static void exit_in_handler_of_an_exception() {
          try { fail("body"); } catch (Throwable t) { event("handler"); exit(); } finally { event("finally"); }
        }
        public static int empty_catch_of_errors_in_an_outer_try() {
          try { try { return exit(); } catch (Error e) { } } catch (Throwable t) { event("outer"); }
          return 0;
        }
        public static int empty_catch_of_errors_with_a_sibling() {
          try { return exit(); } catch (Error e) { } catch (Throwable t) { event("sibling"); }
          return 0;
        }
        public static int empty_catch_of_errors_in_a_resource_block() throws Exception {
          try (AutoCloseable a = resource("a")) { try { return exit(); } catch (Error e) { } }
          return 0;
        }
        public static int return_with_a_sibling_in_a_resource_block() throws Exception {
          try (AutoCloseable a = resource("a")) {
            try { exit(); } catch (Error e) { event("handler"); return 1; } catch (RuntimeException e) { }
          }
          return 0;
        }
        public static void long_and_double_locals() {
          long a = 1; double b = 2;
          try { exit(); } catch (Throwable t) { long c = a; double d = b; event("handler" + (c + d)); }
          event("after" + a + b);
        }
      }
      """;

  private Shapes() {}
}
