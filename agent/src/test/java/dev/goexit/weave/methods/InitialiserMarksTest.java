package dev.goexit.weave.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.weave.ConstantPool;
import dev.goexit.weave.StaticInitialisers;
import dev.goexit.weave.Weaver;
import dev.goexit.weave.Weaving;
import dev.goexit.weave.WeavingLoader;
import dev.goexit.weave.WeavingScope;
import dev.goexit.weave.methods.targets.Initialisers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which static initialisers tell that they run. */
class InitialiserMarksTest {
  private static final WeavingScope GUARDED = new WeavingScope(true, false, true);

  @ParameterizedTest
  @ValueSource(strings = {"Calling", "CallingByItsOwnMethod", "CallingBack", "Running", "Loading"})
  void an_initialiser_that_may_run_code_of_others_tells_that_it_runs(String name) {
    byte[] classFile = classFile(name);

    assertTrue(StaticInitialisers.mayRunOthers(new ConstantPool(classFile)));
    Weaving weaving = Weaver.weave(classFile, GUARDED, WeavingLoader::classFile);
    assertEquals(List.of("<clinit>: refuses exits"), weaving.reasons());
  }

  /** "Classes without work are returned as null." */
  @ParameterizedTest
  @ValueSource(strings = {"Constants", "Colour", "Harmless"})
  void an_initialiser_that_only_makes_constants_is_not_changed(String name) {
    assertNull(Weaver.weave(classFile(name), GUARDED, WeavingLoader::classFile).classFile());
  }

  /** And mostly not even parsed. */
  @Test
  void its_constant_pool_shows_it() {
    assertFalse(StaticInitialisers.mayRunOthers(new ConstantPool(classFile("Harmless"))));
  }

  @Test
  void the_initialiser_of_a_class_that_is_not_guarded_is_not_changed() {
    WeavingScope notGuarded = new WeavingScope(false, false, true);
    assertNull(
        Weaver.weave(classFile("Calling"), notGuarded, WeavingLoader::classFile).classFile());
  }

  private static byte[] classFile(String nested) {
    return WeavingLoader.classFile(Initialisers.class.getName().replace('.', '/') + "$" + nested);
  }
}
