package dev.goexit.weave.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.agent.bridge.GoexitBridge;
import dev.goexit.weave.ConstantPool;
import dev.goexit.weave.WeavingLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Which uses of the standard streams are led to the bridge. */
class StreamUsesTest {

  private static final Set<String> EXISTING =
      Arrays.stream(GoexitBridge.class.getMethods())
          .map(method -> method.getName() + Type.getMethodDescriptor(method))
          .collect(Collectors.toSet());

  static final class Target {
    private Target() {}

    static java.util.function.Consumer<Object> uses() {
      System.out.println("text");
      System.err.println("text");
      System.setOut(System.err);
      System.setErr(System.out);
      System.setIn(System.in);
      return System.out::println;
    }

    static void otherUses() {
      System.exit(0);
      System.setProperty("out", "err");
      System.gc();
    }
  }

  @Test
  void reads_and_replacements_go_to_the_bridge() {
    MethodNode method = method("uses");
    assertTrue(StreamUses.weave(method));
    List<String> called = new ArrayList<>();
    for (AbstractInsnNode instruction : method.instructions) {
      assertFalse(instruction instanceof FieldInsnNode, "a field is still read");
      if (instruction instanceof MethodInsnNode call
          && call.owner.equals("java/lang/GoexitBridge")) {
        called.add(call.name + call.desc);
        assertTrue(EXISTING.contains(call.name + call.desc), call.name);
      }
    }
    String give = "()Ljava/io/PrintStream;";
    String take = "(Ljava/io/PrintStream;)V";
    assertEquals(
        List.of(
            "out" + give,
            "err" + give,
            "err" + give,
            "setOut" + take,
            "out" + give,
            "setErr" + take,
            "in()Ljava/io/InputStream;",
            "setIn(Ljava/io/InputStream;)V",
            "out" + give),
        called);
  }

  @Test
  void other_methods_of_system_stay() {
    assertFalse(StreamUses.weave(method("otherUses")));
  }

  @Test
  void a_class_without_streams_is_not_looked_at() {
    assertTrue(StreamUses.arePossible(new ConstantPool(classFile(Target.class))));
    assertFalse(StreamUses.arePossible(new ConstantPool(classFile(StreamUsesTest.class))));
  }

  private static MethodNode method(String name) {
    ClassNode type = new ClassNode();
    new ClassReader(classFile(Target.class)).accept(type, 0);
    return type.methods.stream().filter(m -> m.name.equals(name)).findFirst().orElseThrow();
  }

  private static byte[] classFile(Class<?> type) {
    return WeavingLoader.classFile(Type.getInternalName(type));
  }
}
