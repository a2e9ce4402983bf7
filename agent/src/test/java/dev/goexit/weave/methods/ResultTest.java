package dev.goexit.weave.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.goexit.weave.WeavingLoader;
import dev.goexit.weave.methods.targets.Results;
import org.junit.jupiter.api.Test;

/** Rules A7 and A8: a deferred call sees its function's result and can change it. */
class ResultTest {
  private final Class<?> woven = WeavingLoader.load(Results.class, true);

  @Test
  void a_deferred_lambda_changes_the_result() throws Exception {
    assertEquals(42, call("doubled"));
  }

  @Test
  void a_deferred_lambda_sets_the_result_of_a_recovered_function() throws Exception {
    assertEquals("set after null", call("recovered"));
  }

  @Test
  void a_deferred_reference_sets_the_result() throws Throwable {
    Class<?> byReference = woven.getClassLoader().loadClass(Results.ByReference.class.getName());
    WovenTarget target = new WovenTarget(byReference.getConstructor().newInstance());
    assertEquals(42, target.call("set"));
    assertEquals("set", target.call("recoveredAndSet"));
  }

  /** Open-coded deferred calls keep no result; what sets one is told so. */
  @Test
  void a_result_that_is_set_by_another_class_is_not_lost_in_silence() throws Exception {
    Class<?> elsewhere = woven.getClassLoader().loadClass(Results.Elsewhere.class.getName());
    WovenTarget target = new WovenTarget(elsewhere.getConstructor().newInstance());
    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, () -> target.call("recovered"));
    assertEquals(
        "Go.setResult was called in a deferred call of a function that keeps no result, since its"
            + " class does not call it: call it in a lambda given to Go.defer, in that class",
        refusal.getMessage());
  }

  private Object call(String name) throws Exception {
    return woven.getMethod(name).invoke(woven.getConstructor().newInstance());
  }
}
