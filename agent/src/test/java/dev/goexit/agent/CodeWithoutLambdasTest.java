package dev.goexit.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.weave.Weaver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The first use of a lambda takes half a millisecond, and the agent's code mostly runs once: while
 * the JVM starts, or while a class is loaded. A loop takes nothing.
 */
class CodeWithoutLambdasTest {
  private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";

  /** What runs only when it is asked for. */
  private static final Set<String> ASKED_FOR =
      Set.of(
          "dev/goexit/agent/Attach", // an attach by hand
          "dev/goexit/agent/OptionText", // agent options
          "dev/goexit/agent/audit/ExitAudit", // audit=true
          "dev/goexit/agent/audit/GuardedClasses",
          "dev/goexit/agent/Readiness.offerAudit",
          "dev/goexit/agent/ExitSite", // systemExit=log
          "dev/goexit/agent/TaskTraps", // an exit trap, and a task under it
          "dev/goexit/agent/TrapSupport.trapOfCaller");

  @Test
  void what_weaves_and_what_starts_the_agent_has_no_lambda() throws Exception {
    List<ClassNode> types = agentClasses();
    List<String> found = new ArrayList<>();
    for (ClassNode type : types) {
      for (MethodNode method : type.methods) {
        String name = type.name + "." + withoutLambda(method.name);
        if (!ASKED_FOR.contains(type.name) && !ASKED_FOR.contains(name) && makesLambda(method)) {
          found.add(name);
        }
      }
    }

    assertTrue(types.size() > 90, () -> "only " + types.size() + " classes were looked at");
    assertEquals(List.of(), found, "methods with a lambda or a method reference");
  }

  /** A lambda's body goes by the method that it is written in. */
  private static String withoutLambda(String name) {
    return name.replaceFirst("^lambda\\$(.+)\\$\\d+$", "$1");
  }

  /** That of records' methods is another, which is never used: a class-load log shows that. */
  private static boolean makesLambda(MethodNode method) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof InvokeDynamicInsnNode call
          && call.bsm.getOwner().equals(METAFACTORY)) {
        return true;
      }
    }
    return false;
  }

  private static List<ClassNode> agentClasses() throws Exception {
    Path root = Path.of(Weaver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<ClassNode> types = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).sorted().toList()) {
        types.add(read(file));
      }
    }
    return types;
  }

  private static ClassNode read(Path file) throws IOException {
    ClassNode type = new ClassNode();
    new ClassReader(Files.readAllBytes(file)).accept(type, ClassReader.SKIP_DEBUG);
    return type;
  }
}
