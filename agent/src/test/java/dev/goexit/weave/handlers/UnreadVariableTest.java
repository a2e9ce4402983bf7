package dev.goexit.weave.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** ECJ pops what was caught where nobody reads it: then a method may have no local at all. */
class UnreadVariableTest {
  private static final String SOURCE =
      """
      import static dev.goexit.weave.handlers.Events.*;
      public class Unread {
        static Object some = "some";
        public static void m() {
          try { exit(); } catch (Throwable t) { if (some != null) { event("handler"); } }
          event("after");
        }
      }
      """;

  @AfterEach
  void land() {
    Events.clear();
  }

  @ParameterizedTest
  @EnumSource
  void a_method_without_locals_is_guarded(Compiler compiler) throws Exception {
    Events.clear();
    Map<String, byte[]> classFiles =
        compiler.inMemory().compile("Unread", SOURCE, compiler.options("-g"));
    Class<?> woven = Weaving.load(Weaving.guardAll(classFiles)).loadClass("Unread");
    Throwable thrown =
        assertThrows(InvocationTargetException.class, () -> woven.getMethod("m").invoke(null));
    assertInstanceOf(ExitSignal.class, thrown.getCause());
    assertEquals("exit handler", Events.recorded());
  }
}
