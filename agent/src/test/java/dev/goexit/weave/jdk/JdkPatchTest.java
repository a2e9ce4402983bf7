package dev.goexit.weave.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The hooks in this JDK's own classes. Whether the JVM takes them, the integration tests show. */
class JdkPatchTest {

  static Set<String> classes() {
    return JdkPatch.classes();
  }

  /** Bodies only: retransformation refuses any other change. */
  @ParameterizedTest
  @MethodSource("classes")
  void the_shape_of_the_class_stays(String name) throws IOException {
    byte[] before = classFile(name);
    assertEquals(shape(parse(before)), shape(parse(JdkPatch.patch(name, before))));
  }

  @Test
  void exit_and_halt_ask_the_bridge_before_anything_else() throws IOException {
    ClassNode patched = parse(JdkPatch.patch(JdkPatch.RUNTIME, classFile(JdkPatch.RUNTIME)));
    for (String name : List.of("exit", "halt")) {
      MethodInsnNode call = firstCall(method(patched, name));
      assertEquals("java/lang/GoexitBridge", call.owner);
      assertEquals(name, call.name);
    }
  }

  /** What is not in a JDK that we do not know is said, with the remedy. */
  @Test
  void a_missing_method_is_told_with_the_remedy() throws IOException {
    byte[] other = classFile("java/lang/Object");
    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, () -> JdkPatch.patch(JdkPatch.RUNTIME, other));
    assertTrue(refusal.getMessage().contains("no method exit(I)V"), refusal::getMessage);
    assertTrue(refusal.getMessage().contains("systemExit=off"), refusal::getMessage);
  }

  private static MethodNode method(ClassNode type, String name) {
    return type.methods.stream().filter(m -> m.name.equals(name)).findFirst().orElseThrow();
  }

  private static MethodInsnNode firstCall(MethodNode method) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof MethodInsnNode call) {
        return call;
      }
    }
    throw new AssertionError("no call in " + method.name);
  }

  private static Set<String> shape(ClassNode type) {
    Set<String> members = new TreeSet<>();
    for (MethodNode method : type.methods) {
      members.add(method.access + " " + method.name + method.desc + " " + method.exceptions);
    }
    for (FieldNode field : type.fields) {
      members.add(field.access + " " + field.name + " " + field.desc);
    }
    members.add(type.access + " " + type.name + " " + type.superName + " " + type.interfaces);
    return members;
  }

  private static ClassNode parse(byte[] classFile) {
    ClassNode type = new ClassNode(Opcodes.ASM9);
    new ClassReader(classFile).accept(type, 0);
    return type;
  }

  private static byte[] classFile(String name) throws IOException {
    try (InputStream resource = Object.class.getResourceAsStream("/" + name + ".class")) {
      return resource.readAllBytes();
    }
  }
}
