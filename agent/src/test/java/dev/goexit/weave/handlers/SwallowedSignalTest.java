package dev.goexit.weave.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The first test of all: the guards ask about the throwable at hand, and set no flag. */
class SwallowedSignalTest {
  private static final String SOURCE =
      """
      public class Guarded {
        public static String innocent() {
          try {
            throw new IllegalStateException("ordinary");
          } catch (Throwable t) {
            return "handled " + t.getMessage();
          }
        }
        public static String exiting() {
          try {
            throw dev.goexit.weave.handlers.StandInBridge.exit();
          } catch (Throwable t) {
            return "swallowed";
          }
        }
      }
      """;

  @AfterEach
  void land() {
    StandInBridge.land();
  }

  /** "resume compares caught with that record and consults nothing else" (design, Identity). */
  @Test
  void an_innocent_catch_after_a_swallowed_signal_does_not_exit() throws Exception {
    Class<?> guarded = guarded();
    swallowUnguarded();
    assertEquals("handled ordinary", guarded.getMethod("innocent").invoke(null));
  }

  /** "A guarded handler that returns does not swallow the exit." */
  @Test
  void a_guarded_catch_does_not_swallow_the_signal() throws Exception {
    Class<?> guarded = guarded();
    Throwable thrown =
        assertThrows(
            java.lang.reflect.InvocationTargetException.class,
            () -> guarded.getMethod("exiting").invoke(null));
    assertEquals(ExitSignal.class, thrown.getCause().getClass());
  }

  private static void swallowUnguarded() {
    try {
      throw StandInBridge.exit();
    } catch (ExitSignal swallowed) {
      // What a framework outside the guarded classes does.
      assertEquals("exit", swallowed.getMessage());
    }
  }

  private static Class<?> guarded() throws Exception {
    Map<String, byte[]> classFiles =
        new InMemoryCompiler().compile("Guarded", SOURCE, List.of("-g", "-proc:none"));
    return Weaving.load(Weaving.guardAll(classFiles)).loadClass("Guarded");
  }
}
