package dev.goexit.weave.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.weave.ConstantPool;
import dev.goexit.weave.Weaver;
import dev.goexit.weave.Weaving;
import dev.goexit.weave.WeavingLoader;
import dev.goexit.weave.WeavingScope;
import dev.goexit.weave.methods.targets.Suspending;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A method that returns before its function ends has no place for deferred calls. */
class SuspensionTest {

  @Test
  void a_suspending_function_may_not_defer_if_it_has_a_call_to_suspend_at() {
    Weaving weaving =
        Weaver.weave(suspending(), new WeavingScope(false, false, true), WeavingLoader::classFile);

    assertEquals(Set.of("suspends"), weaving.unwoven().keySet());
    String reason = weaving.unwoven().get("suspends");
    assertTrue(reason.startsWith("a suspending function returns each time it suspends"), reason);
    assertTrue(weaving.reasons().contains("returnsOnly: defers"), weaving::toString);
  }

  private static byte[] suspending() {
    String name = Suspending.class.getName().replace('.', '/');
    String standIn = Suspending.Continuation.class.getName().replace('.', '/');
    return ConstantPool.rename(
        WeavingLoader.classFile(name), standIn, "kotlin/coroutines/Continuation");
  }
}
