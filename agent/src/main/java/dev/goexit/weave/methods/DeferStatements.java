package dev.goexit.weave.methods;

import dev.goexit.weave.WovenNames;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The calls of {@code Go.defer} in a method. */
final class DeferStatements {
  private static final String OF_FUNCTION_ALONE = "(L" + WovenNames.DEFERRED + ";)V";

  private DeferStatements() {}

  /** In the order of the code. */
  static List<MethodInsnNode> of(MethodNode method) {
    List<MethodInsnNode> statements = new ArrayList<>();
    for (AbstractInsnNode instruction : method.instructions) {
      if (isDefer(instruction)) {
        statements.add((MethodInsnNode) instruction);
      }
    }
    return statements;
  }

  /**
   * Whether it is a statement without arguments: then what is made right before it is the function
   * that is deferred. Else that is an argument, which may be a lambda, too.
   */
  static boolean isOfFunctionAlone(AbstractInsnNode instruction) {
    return isDefer(instruction) && ((MethodInsnNode) instruction).desc.equals(OF_FUNCTION_ALONE);
  }

  static boolean isDefer(AbstractInsnNode instruction) {
    return instruction instanceof MethodInsnNode call
        && call.getOpcode() == Opcodes.INVOKESTATIC
        && call.owner.equals(WovenNames.GO)
        && call.name.equals("defer");
  }
}
