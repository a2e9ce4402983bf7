package dev.goexit.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.weave.methods.targets.Initialisers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Which static initialisers tell that they run. */
class InitialiserMarksTest {
  private static final WeavingScope GUARDED = new WeavingScope(true, false, true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Calling",
        "CallingByItsOwnMethod",
        "CallingBack",
        "Running",
        "Loading",
        "GivingLambda",
        "GivingOthersLambda",
        "Comparing",
        "Overridable",
        "Positions"
      })
  void an_initialiser_that_may_run_code_of_others_tells_that_it_runs(String name) {
    byte[] classFile = classFile(name);

    assertTrue(InitialiserMarks.areNeeded(new ConstantPool(classFile)));
    Weaving weaving = Weaver.weave(classFile, GUARDED, WeavingLoader::classFile);
    assertEquals(List.of("<clinit>: refuses exits"), weaving.reasons());
  }

  /** "Classes without work are returned as null." */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Constants",
        "Colour",
        "Harmless",
        "Asserting",
        "Naming",
        "KeepingLambda",
        "Concurrent",
        "Numbered",
        "OwnMethods"
      })
  void an_initialiser_that_only_makes_constants_is_not_changed(String name) {
    assertNull(Weaver.weave(classFile(name), GUARDED, WeavingLoader::classFile).classFile());
  }

  /** A constant that a method makes when it is first asked for. */
  @Test
  void an_initialiser_that_loads_a_dynamic_constant_tells_that_it_runs() {
    ClassWriter type = new ClassWriter(0);
    type.visit(Opcodes.V11, Opcodes.ACC_PUBLIC, "com/acme/Made", null, "java/lang/Object", null);
    MethodVisitor initialiser = type.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    initialiser.visitCode();
    Handle maker =
        new Handle(Opcodes.H_INVOKESTATIC, "com/acme/Maker", "make", "()Ljava/lang/Object;", false);
    initialiser.visitLdcInsn(new ConstantDynamic("made", "Ljava/lang/Object;", maker));
    initialiser.visitInsn(Opcodes.POP);
    initialiser.visitInsn(Opcodes.RETURN);
    initialiser.visitMaxs(1, 0);
    type.visitEnd();

    assertTrue(InitialiserMarks.areNeeded(new ConstantPool(type.toByteArray())));
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
