package dev.goexit.weave.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.weave.Weaver;
import dev.goexit.weave.WeavingLoader;
import dev.goexit.weave.WeavingScope;
import dev.goexit.weave.methods.targets.ReusedParameter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Rule A1: the argument of a deferred call is fixed at its statement. */
class ReusedParameterTest {
  private static final String NAME = ReusedParameter.class.getName();

  /** No compiler does that, but optimizers of class files do. */
  @Test
  void a_captured_parameter_whose_local_is_counted_up_keeps_its_value() throws Exception {
    List<Integer> events = new ArrayList<>();
    new Loader()
        .loadClass(NAME)
        .getMethod("function", List.class, int.class)
        .invoke(null, events, 7);

    assertEquals(List.of(7), events);
  }

  private static byte[] countingUp() {
    ClassNode type = new ClassNode();
    new ClassReader(WeavingLoader.classFile(NAME.replace('.', '/'))).accept(type, 0);
    for (MethodNode method : type.methods) {
      if (method.name.equals("function")) {
        for (var instruction : method.instructions.toArray()) {
          if (instruction.getOpcode() == Opcodes.RETURN) {
            method.instructions.insertBefore(instruction, new IincInsnNode(1, 1));
          }
        }
      }
    }
    ClassWriter writer = new ClassWriter(0);
    type.accept(writer);
    return writer.toByteArray();
  }

  private static final class Loader extends ClassLoader {
    Loader() {
      super(ReusedParameterTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(NAME)) {
        return super.loadClass(name, resolve);
      }
      WeavingScope scope = new WeavingScope(false, false, true);
      byte[] woven = Weaver.weave(countingUp(), scope, WeavingLoader::classFile).classFile();
      return defineClass(name, woven, 0, woven.length);
    }
  }
}
