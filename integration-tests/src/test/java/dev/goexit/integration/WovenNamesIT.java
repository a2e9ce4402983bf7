package dev.goexit.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.junit.JvmResult;
import dev.goexit.programs.Bottoms;
import dev.goexit.programs.DeferShapes;
import dev.goexit.programs.ExecutorSites;
import dev.goexit.programs.ExitBoundaries;
import dev.goexit.programs.HandledExit;
import dev.goexit.programs.rules.RunRules;
import dev.goexit.woven.Woven;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The weaver knows the runtime and the bridge by names. Here the names in classes that it wove are
 * held against the classes themselves.
 */
class WovenNamesIT {

  private static final String WOVEN = "dev/goexit/woven/Woven";
  private static final String BRIDGE = "java/lang/GoexitBridge";

  @TempDir static Path dump;

  /** Name and descriptor of what woven classes call, with its class. */
  private static final Set<String> CALLED = new TreeSet<>();

  @BeforeAll
  static void read_calls_in_woven_classes() throws IOException {
    dump(DeferShapes.class);
    dump(HandledExit.class);
    dump(ExitBoundaries.class);
    dump(Bottoms.class);
    dump(ExecutorSites.class);
    dump(RunRules.class, "A1", "A7", "A8", "B5", "C3", "C6");
    try (Stream<Path> files = Files.walk(dump.resolve("after"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        new ClassReader(Files.readAllBytes(file)).accept(new Calls(), 0);
      }
    }
  }

  private static void dump(Class<?> program, String... arguments) {
    JvmResult result =
        Built.program(program, "dump=" + dump, "exitTrace=site")
            .arguments(arguments)
            .input("go on\n")
            .run();
    assertEquals(0, result.status(), result::toString);
  }

  @Test
  void woven_code_calls_methods_that_are_there() throws ReflectiveOperationException, IOException {
    Set<String> there = publicStaticMethods(WOVEN, Woven.class);
    there.addAll(publicStaticMethods(BRIDGE, bridgeTemplate()));

    assertTrue(there.containsAll(CALLED), () -> CALLED + " but there is " + there);
  }

  /** What no woven class calls is for nobody. Overloads count as one. */
  @Test
  void all_that_is_for_woven_code_is_called() {
    assertEquals(
        names(publicStaticMethods(WOVEN, Woven.class)),
        names(CALLED.stream().filter(call -> call.startsWith(WOVEN + ".")).toList()));
  }

  private static Set<String> names(Collection<String> calls) {
    return calls.stream()
        .map(call -> call.substring(0, call.indexOf('(')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Constants of WovenNames that name classes. */
  @Test
  void the_classes_that_the_weaver_names_are_there() throws Exception {
    try (URLClassLoader agent = agentAndRuntime()) {
      Class<?> names = agent.loadClass("dev.goexit.weave.WovenNames");
      for (var constant : names.getFields()) {
        String name = (String) constant.get(null);
        if (name.startsWith("dev/goexit/")) {
          agent.loadClass(name.replace('/', '.'));
        } else if (name.startsWith("Ldev/goexit/")) {
          agent.loadClass(Type.getType(name).getClassName());
        }
      }
    }
  }

  private static Set<String> publicStaticMethods(String name, Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .map(method -> name + "." + method.getName() + descriptorOf(method))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String descriptorOf(Method method) {
    return Type.getMethodDescriptor(method);
  }

  private static Class<?> bridgeTemplate() throws ReflectiveOperationException, IOException {
    try (URLClassLoader agent = agentAndRuntime()) {
      return agent.loadClass("dev.goexit.agent.bridge.GoexitBridge");
    }
  }

  private static URLClassLoader agentAndRuntime() throws IOException {
    return new URLClassLoader(
        new URL[] {Built.agentClasses().toUri().toURL(), Built.runtimeClasses().toUri().toURL()},
        ClassLoader.getPlatformClassLoader());
  }

  private static final class Calls extends ClassVisitor {
    Calls() {
      super(Opcodes.ASM9);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String called, String type, boolean isInterface) {
          if (owner.equals(WOVEN) || owner.equals(BRIDGE)) {
            CALLED.add(owner + "." + called + type);
          }
        }
      };
    }
  }
}
