package dev.goexit.weave.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Handlers in constructors, initialisers, lambdas, default methods and bridges. */
class BuiltShapesTest {
  private Class<?> shapes;

  BuiltShapesTest() throws Exception {
    Map<String, byte[]> classFiles = new HashMap<>();
    for (String nested : new String[] {"", "$Greeting", "$Initialised", "$Pair", "$1"}) {
      String name = BuiltShapes.class.getName() + nested;
      classFiles.put(name, read(name));
    }
    shapes = Weaving.load(Weaving.guardAll(classFiles)).loadClass(BuiltShapes.class.getName());
    Events.clear();
  }

  private static byte[] read(String name) throws IOException {
    String resource = "/" + name.replace('.', '/') + ".class";
    try (InputStream in = BuiltShapesTest.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    }
  }

  @AfterEach
  void land() {
    StandInBridge.land();
  }

  /** "Lambdas, constructors, static initialisers, interface default methods, generics bridges." */
  @Test
  void an_exit_leaves_a_constructor_after_its_handler() throws Exception {
    assertEquals(ExitSignal.class, thrownBy("constructor").getClass());
    assertEquals("exit handler", Events.recorded());
  }

  @Test
  void an_exit_leaves_a_lambda_after_its_handler() throws Exception {
    assertEquals(ExitSignal.class, thrownBy("lambda").getClass());
    assertEquals("exit handler", Events.recorded());
  }

  @Test
  void an_exit_leaves_a_default_method_after_its_handler() throws Exception {
    assertEquals(ExitSignal.class, thrownBy("interfaceDefault").getClass());
    assertEquals("exit handler", Events.recorded());
  }

  @Test
  void an_exit_leaves_a_bridge_after_its_handler() throws Exception {
    assertEquals(ExitSignal.class, thrownBy("bridgeMethod").getClass());
    assertEquals("exit handler", Events.recorded());
  }

  @Test
  void an_exit_leaves_a_static_initialiser_after_its_handler() throws Exception {
    assertEquals(ExitSignal.class, thrownBy("staticInitialiser").getClass());
    assertEquals("exit handler", Events.recorded());
  }

  @Test
  void an_exit_leaves_the_monitor_of_a_synchronized_method() throws Exception {
    var constructor = shapes.getDeclaredConstructor(String.class);
    constructor.setAccessible(true);
    Object target = constructor.newInstance("ready");
    Throwable thrown = thrownBy("locked", target);
    assertEquals(ExitSignal.class, thrown.getClass());
    assertFalse(Thread.holdsLock(target));
    assertEquals("exit finally", Events.recorded());
  }

  private Throwable thrownBy(String method) throws Exception {
    return thrownBy(method, null);
  }

  private Throwable thrownBy(String name, Object target) throws Exception {
    Method method = shapes.getDeclaredMethod(name);
    method.setAccessible(true);
    return assertThrows(InvocationTargetException.class, () -> method.invoke(target)).getCause();
  }
}
