package dev.goexit.weave.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

  private Object call(String name) throws Exception {
    return woven.getMethod(name).invoke(woven.getConstructor().newInstance());
  }
}
