package dev.goexit.weave.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "ECJ's shared finally that cannot complete": it runs, and the exit goes on. */
public class SharedFinallyTest {
  private static boolean exits;

  /** Called by the class under test. */
  public static void at(int place) {
    Events.event("" + place);
    if (place == 1 && exits) {
      Events.exit();
    }
  }

  @BeforeEach
  void forget_other_tests() {
    Events.clear();
  }

  @AfterEach
  void land() {
    exits = false;
    Events.clear();
  }

  @Test
  void an_exit_runs_the_shared_finally_and_goes_on() throws Exception {
    exits = true;
    Method method = woven();
    Throwable thrown = assertThrows(InvocationTargetException.class, () -> method.invoke(null));
    assertInstanceOf(ExitSignal.class, thrown.getCause());
    assertEquals("1 exit 2", Events.recorded());
  }

  @Test
  void without_an_exit_the_shared_finally_completes_as_ever() throws Exception {
    woven().invoke(null);
    assertEquals("1 2", Events.recorded());
  }

  private static Method woven() throws Exception {
    return Weaving.load(Map.of("Levels", SharedFinally.classFile(true)))
        .loadClass("Levels")
        .getMethod("m");
  }
}
