package dev.goexit.weave;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.weave.handlers.HandlerGuards;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** What is left out when a class is parsed whose handlers alone are to be guarded. */
class MethodsToGuardTest {
  /** Its only handler is in a method without variables; the constructor has one. */
  static final class Tabled {
    static int call() {
      try {
        return fail();
      } catch (Throwable ended) {
        // Nothing: without a table its end could not be told from that of what follows.
      }
      return fail();
    }

    private static int fail() {
      throw new IllegalStateException();
    }

    int unconcerned(int n) {
      return n;
    }
  }

  @Test
  void a_method_without_handlers_is_not_parsed_but_for_the_first_with_a_variable_table() {
    ClassNode some = some(WeavingLoader.classFile(Tabled.class.getName().replace('.', '/')));
    assertEquals(List.of("<init>", "call"), some.methods.stream().map(m -> m.name).toList());
  }

  @Test
  void the_end_of_an_empty_clause_is_told_by_the_tables_of_other_methods() {
    byte[] classFile = WeavingLoader.classFile(Tabled.class.getName().replace('.', '/'));
    assertEquals(guarded(all(classFile)), guarded(some(classFile)));
    assertFalse(guarded(some(classFile)).isEmpty());
  }

  /** With the jars of the test class path. */
  @Test
  void handlers_are_guarded_as_if_the_whole_class_were_parsed() throws IOException {
    int compared = 0;
    for (byte[] classFile : TestClassPath.classFiles()) {
      if (CatchTypes.canCatchExit(new ConstantPool(classFile))) {
        assertEquals(guarded(all(classFile)), guarded(some(classFile)));
        compared++;
      }
    }
    assertTrue(compared > 50, "compared " + compared);
  }

  private static ClassNode all(byte[] classFile) {
    return parsed(new ClassNode(), classFile);
  }

  private static ClassNode some(byte[] classFile) {
    return parsed(new MethodsToGuard(new ConstantPool(classFile)), classFile);
  }

  private static ClassNode parsed(ClassNode type, byte[] classFile) {
    new ClassReader(classFile).accept(type, ClassReader.EXPAND_FRAMES);
    return type;
  }

  /** The opcodes of the methods that change. */
  private static Map<String, String> guarded(ClassNode type) {
    Map<String, String> guarded = new TreeMap<>();
    for (MethodNode method : type.methods) {
      if (HandlerGuards.guard(type, method, WovenNames.BRIDGE)) {
        guarded.put(method.name + method.desc, opcodes(method));
      }
    }
    return guarded;
  }

  private static String opcodes(MethodNode method) {
    return StreamSupport.stream(method.instructions.spliterator(), false)
        .map(AbstractInsnNode::getOpcode)
        .map(String::valueOf)
        .collect(joining(" "));
  }
}
