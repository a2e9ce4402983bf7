package dev.goexit.weave.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;

/** Static methods of one class, each with an exit in it, as a compiler makes them and guarded. */
record ExitCases(String className, String source) {

  /** The exit leaves the method, and this is what happened on its way, parted by spaces. */
  void check(Compiler compiler, String method, String events) throws Exception {
    Events.clear();
    Map<String, byte[]> classFiles =
        compiler.inMemory().compile(className, source, compiler.options("-g"));
    Class<?> woven = Weaving.load(Weaving.guardAll(classFiles)).loadClass(className);
    Throwable thrown =
        assertThrows(InvocationTargetException.class, () -> woven.getMethod(method).invoke(null));
    assertInstanceOf(ExitSignal.class, thrown.getCause());
    assertEquals(events, Events.recorded());
  }
}
