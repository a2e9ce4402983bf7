package dev.goexit.weave.methods;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds the methods that compilers make of lambda bodies. */
public final class Lambdas {
  private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";

  private Lambdas() {}

  /**
   * The bodies of the lambdas written in a method: what its invokedynamic instructions name in the
   * class itself. A reference to an ordinary method is none: that method is covered by its own
   * annotation.
   */
  public static List<MethodNode> bodiesIn(
      String owner, MethodNode method, Map<String, MethodNode> methodsOfClass) {
    List<MethodNode> bodies = new ArrayList<>();
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof InvokeDynamicInsnNode dynamic) {
        MethodNode body = bodyOf(dynamic, owner, methodsOfClass);
        if (body != null) {
          bodies.add(body);
        }
      }
    }
    return bodies;
  }

  private static MethodNode bodyOf(
      InvokeDynamicInsnNode dynamic, String owner, Map<String, MethodNode> methodsOfClass) {
    Handle handle = implementation(dynamic);
    if (handle == null || !handle.getOwner().equals(owner)) {
      return null;
    }
    MethodNode body = methodsOfClass.get(handle.getName() + handle.getDesc());
    return body != null && isLambdaBody(body) ? body : null;
  }

  /** The method that a lambda or method reference runs; null for another invokedynamic. */
  static Handle implementation(InvokeDynamicInsnNode dynamic) {
    return dynamic.bsm.getOwner().equals(METAFACTORY)
            && dynamic.bsmArgs.length > 1
            && dynamic.bsmArgs[1] instanceof Handle handle
        ? handle
        : null;
  }

  /**
   * javac, ECJ, Scala and Groovy make them synthetic; Kotlin gives them a name with lambda in it.
   */
  private static boolean isLambdaBody(MethodNode method) {
    return (method.access & Opcodes.ACC_SYNTHETIC) != 0 || method.name.contains("lambda$");
  }
}
