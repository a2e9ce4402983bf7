package dev.goexit.weave.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.weave.WeavingLoader;
import dev.goexit.weave.WeavingScope;
import dev.goexit.weave.methods.targets.Handlers;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The deferred calls' handler covers what the guards have written: the verifier asks of a guard's
 * synthetic handler the locals that the deferred calls' handler expects.
 */
class GuardedHandlersTest {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_method_can_have_both_guarded_handlers_and_deferred_calls(boolean mayOpenCode)
      throws Exception {
    WeavingScope scope = new WeavingScope(true, false, mayOpenCode);
    Class<?> woven = new WeavingLoader(Handlers.class, scope).loadClass(Handlers.class.getName());

    Object looped =
        woven
            .getMethod("run", int.class, long.class, String.class)
            .invoke(woven.getConstructor().newInstance(), 2, 3L, "7");
    assertEquals(List.of("7", "finally", "71", "70"), looped);

    Object once =
        woven
            .getMethod("runOnce", String.class, long.class)
            .invoke(woven.getConstructor().newInstance(), "7", 3L);
    assertEquals(List.of("7", "finally", "73"), once);
  }
}
