package dev.goexit.weave.methods;

import dev.goexit.weave.WovenNames;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What the weaving of one method needs to know of its class.
 *
 * @param name the internal name
 * @param isInterface whether calls of its methods must say so
 * @param forwarders its lambdas that only spell a call of another function
 * @param returningBodies of its lambdas that recover
 * @param recoveringBodies those of them that the unwinder alone runs
 * @param unwindNames of the methods that are added
 * @param isResultUsed whether it says {@code Go.result} or {@code Go.setResult}
 */
public record DeferringClass(
    String name,
    boolean isInterface,
    Forwarders forwarders,
    ReturningBodies returningBodies,
    RecoveringBodies recoveringBodies,
    UnwindNames unwindNames,
    boolean isResultUsed) {

  /** Of a class, before its methods are changed. */
  public static DeferringClass of(ClassNode type) {
    boolean isInterface = (type.access & Opcodes.ACC_INTERFACE) != 0;
    ReturningBodies returning = new ReturningBodies(type);
    return new DeferringClass(
        type.name,
        isInterface,
        new Forwarders(type),
        returning,
        new RecoveringBodies(type, returning),
        new UnwindNames(),
        usesResult(type));
  }

  private static boolean usesResult(ClassNode type) {
    for (MethodNode method : type.methods) {
      for (AbstractInsnNode instruction : method.instructions) {
        if (usesResult(instruction)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean usesResult(AbstractInsnNode instruction) {
    if (instruction instanceof MethodInsnNode call) {
      return isOfResult(call.owner, call.name);
    }
    Handle referred =
        instruction instanceof InvokeDynamicInsnNode lambda ? Lambdas.implementation(lambda) : null;
    return referred != null && isOfResult(referred.getOwner(), referred.getName());
  }

  private static boolean isOfResult(String owner, String name) {
    return owner.equals(WovenNames.GO) && (name.equals("result") || name.equals("setResult"));
  }
}
