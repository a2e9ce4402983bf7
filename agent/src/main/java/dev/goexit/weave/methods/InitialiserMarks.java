package dev.goexit.weave.methods;

import dev.goexit.weave.WovenNames;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Lets a static initialiser tell when it begins and when it returns, so that an exit under it is
 * refused: the JVM would never let its class be used again.
 *
 * <p>One that throws tells nothing. That costs no handler, no local and no stack map frame here,
 * and the runtime sees by the stack that such a mark is out of date. Most initialisers only make
 * constants and collections. They run no code that could exit, and stay as they are.
 */
public final class InitialiserMarks {
  private static final String INITIALISER = "<clinit>";
  private static final String MARK = "(Ljava/lang/String;)V";

  /** Packages of the JDK, without those below, that call nobody back but equals and its like. */
  private static final Set<String> HARMLESS_PACKAGES =
      Set.of(
          "java/io",
          "java/lang",
          "java/math",
          "java/net",
          "java/nio/charset",
          "java/text",
          "java/time",
          "java/util",
          "java/util/concurrent/atomic",
          "java/util/logging",
          "java/util/regex");

  /** Those in them that do. */
  private static final Set<String> CALLING_BACK =
      Set.of(
          "java/lang/Class",
          "java/lang/ClassLoader",
          "java/lang/Iterable",
          "java/lang/ModuleLayer",
          "java/lang/Runnable",
          "java/lang/Thread",
          "java/util/Iterator",
          "java/util/ServiceLoader");

  private final String owner;
  private final Map<String, MethodNode> methods;
  private final Set<String> visited = new HashSet<>();

  private InitialiserMarks(String owner, Map<String, MethodNode> methods) {
    this.owner = owner;
    this.methods = methods;
  }

  /**
   * Whether a method is a static initialiser that may run code of others.
   *
   * @param methods those of its class, by name and descriptor
   */
  public static boolean isNeeded(String owner, MethodNode method, Map<String, MethodNode> methods) {
    return method.name.equals(INITIALISER)
        && new InitialiserMarks(owner, methods).runsOthers(method);
  }

  /** Whether calls of a class's methods may run code of others. */
  public static boolean mayRunOthers(String called) {
    int end = called.lastIndexOf('/');
    boolean isHarmless =
        called.startsWith("[")
            || end > 0
                && HARMLESS_PACKAGES.contains(called.substring(0, end))
                && !CALLING_BACK.contains(called);
    return !isHarmless;
  }

  private boolean runsOthers(MethodNode method) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof InvokeDynamicInsnNode dynamic && mayRunOthers(dynamic)) {
        return true;
      }
      if (instruction instanceof MethodInsnNode call && runsOthers(call)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayRunOthers(InvokeDynamicInsnNode dynamic) {
    return !dynamic.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory");
  }

  private boolean runsOthers(MethodInsnNode call) {
    if (!call.owner.equals(owner)) {
      return mayRunOthers(call.owner);
    }
    MethodNode own = methods.get(call.name + call.desc);
    return own == null || visited.add(call.name + call.desc) && runsOthers(own);
  }

  /** Puts the marks into a static initialiser. */
  public static void weave(String owner, MethodNode initialiser) {
    String className = owner.replace('/', '.');
    for (AbstractInsnNode instruction : initialiser.instructions.toArray()) {
      if (instruction.getOpcode() == Opcodes.RETURN) {
        initialiser.instructions.insertBefore(
            instruction, mark("leaveInitialiser", className).list());
      }
    }
    initialiser.instructions.insert(mark("enterInitialiser", className).list());
    initialiser.maxStack++;
  }

  private static Instructions mark(String name, String className) {
    return new Instructions().string(className).invokeStatic(WovenNames.BRIDGE, name, MARK);
  }
}
