package dev.goexit.weave.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.goexit.weave.WeavingLoader;
import dev.goexit.weave.methods.targets.Recoveries;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules B5 to B8, of deferred lambdas: the function that the panic runs recovers, nobody else. */
abstract class RecoveriesContract {
  private final Class<?> woven;
  private WovenTarget target;

  RecoveriesContract(boolean mayOpenCode) {
    woven = WeavingLoader.load(Recoveries.class, mayOpenCode);
  }

  @BeforeEach
  void make() throws Exception {
    target = new WovenTarget(woven.getConstructor().newInstance());
  }

  @Test
  void a_lambda_that_is_deferred_where_it_is_written_recovers() throws Throwable {
    target.call("atOnce");
    assertEquals("[java.lang.IllegalStateException: at once]", recovered());
  }

  @Test
  void a_panic_of_another_type_goes_on() throws Throwable {
    target.call("ofType");
    assertEquals("[null, java.lang.IllegalStateException: of type]", recovered());
  }

  @Test
  void the_first_of_several_recovers() throws Throwable {
    target.call("inLoop");
    assertEquals("[2 java.lang.IllegalStateException: in loop, 1 null, 0 null]", recovered());
  }

  /** It is not the deferred function where another one calls it. */
  @Test
  void a_lambda_that_is_kept_recovers_where_it_is_the_deferred_function() throws Throwable {
    target.call("keptBefore");
    assertEquals(
        "[java.lang.IllegalStateException: kept before, null, not directly, null]", recovered());
  }

  @Test
  void a_lambda_within_the_deferred_one_does_not_recover() {
    assertThrows(IllegalStateException.class, () -> target.call("inHelper"));
    assertEquals("[null, helped]", recovered());
  }

  /** The function that is given it is the deferred one. */
  @Test
  void a_lambda_that_is_an_argument_of_the_deferred_one_does_not_recover() {
    assertThrows(IllegalStateException.class, () -> target.call("inArgument"));
    assertEquals("[null, called]", recovered());
  }

  /** The panic that it recovered is over; the outer one is none of its function's. */
  @Test
  void what_returns_after_a_recovery_does_not_recover_the_outer_panic() throws Throwable {
    for (boolean inLoop : List.of(false, true)) {
      make();
      target.call("underAnother", inLoop);
      assertEquals(
          "[java.lang.IllegalStateException: inner, null,"
              + " then java.lang.IllegalStateException: outer]",
          recovered());
    }
  }

  @Test
  void what_a_returning_function_defers_does_not_recover_the_outer_panic() {
    assertThrows(IllegalStateException.class, () -> target.call("overReturning"));
    assertEquals("[null, null, null, null, null]", recovered());
  }

  private String recovered() {
    try {
      return String.valueOf(woven.getField("recovered").get(target.object()));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
