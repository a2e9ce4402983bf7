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

  static boolean isDefer(AbstractInsnNode instruction) {
    return instruction instanceof MethodInsnNode call
        && call.getOpcode() == Opcodes.INVOKESTATIC
        && call.owner.equals(WovenNames.GO)
        && call.name.equals("defer");
  }
}
