package dev.goexit.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.Defers;
import dev.goexit.ExitBoundary;
import dev.goexit.GoroutineExecutor;
import dev.goexit.weave.methods.targets.Everything;
import dev.goexit.weave.methods.targets.Results;
import dev.goexit.woven.Woven;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The weaver knows the runtime by name. A rename there must break this test and no user's class.
 */
class WovenNamesTest {
  @Test
  void the_names_are_those_of_the_classes() {
    assertEquals(Type.getInternalName(Woven.class), WovenNames.WOVEN);
    assertEquals(Type.getInternalName(dev.goexit.Go.class), WovenNames.GO);
    assertEquals(Type.getInternalName(dev.goexit.Goexit.class), WovenNames.GOEXIT);
    assertEquals(Type.getInternalName(GoroutineExecutor.class), WovenNames.GOROUTINE_EXECUTOR);
    assertEquals(Type.getDescriptor(Defers.class), WovenNames.DEFERS_ANNOTATION);
    assertEquals(Type.getDescriptor(ExitBoundary.class), WovenNames.BOUNDARY_ANNOTATION);
  }

  @Test
  void every_method_that_woven_code_calls_exists() {
    Set<String> existing = new HashSet<>();
    for (Method method : Woven.class.getMethods()) {
      existing.add(method.getName() + Type.getMethodDescriptor(method));
    }
    Set<String> called = callsOfWoven();
    assertTrue(existing.containsAll(called), () -> called + " are not all in " + existing);
  }

  /** And none is there for nothing. */
  @Test
  void every_method_of_woven_is_called() {
    Set<String> names = new HashSet<>();
    Arrays.stream(Woven.class.getDeclaredMethods()).map(Method::getName).forEach(names::add);
    Set<String> called = new HashSet<>();
    callsOfWoven().forEach(call -> called.add(call.substring(0, call.indexOf('('))));
    assertEquals(names, called);
  }

  private static Set<String> callsOfWoven() {
    Set<String> calls = new HashSet<>();
    for (Class<?> target : new Class<?>[] {Everything.class, Results.class}) {
      addCalls(calls, target, false);
      addCalls(calls, target, true);
    }
    return calls;
  }

  private static void addCalls(Set<String> calls, Class<?> target, boolean mayAddMethods) {
    byte[] original = WeavingLoader.classFile(Type.getInternalName(target));
    WeavingScope scope = new WeavingScope(false, false, mayAddMethods, false, true, true);
    ClassNode type = new ClassNode();
    new ClassReader(Weaver.weave(original, scope, WeavingLoader::classFile).classFile())
        .accept(type, 0);
    for (MethodNode method : type.methods) {
      for (AbstractInsnNode instruction : method.instructions) {
        if (instruction instanceof MethodInsnNode call && call.owner.equals(WovenNames.WOVEN)) {
          calls.add(call.name + call.desc);
        }
      }
    }
  }
}
