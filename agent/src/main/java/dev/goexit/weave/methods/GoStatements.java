package dev.goexit.weave.methods;

import dev.goexit.weave.WovenNames;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Gives each call of {@code Go.go}, {@code Go.run} and {@code Go.call} its line as constants, so
 * that no stack is walked for it.
 */
public final class GoStatements {
  private static final String SITE = "Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;I";

  private static final int SITE_CONSTANTS = 4;

  private GoStatements() {}

  /** Rewrites the method's statements that start goroutines; whether it has any. */
  public static boolean weave(String owner, String sourceFile, MethodNode method) {
    boolean isChanged = false;
    int line = -1;
    for (AbstractInsnNode instruction : method.instructions.toArray()) {
      if (instruction instanceof LineNumberNode number) {
        line = number.line;
      } else if (isGo(instruction)) {
        Instructions site = new Instructions().site(owner, method.name, sourceFile, line);
        method.instructions.insertBefore(instruction, site.list());
        MethodInsnNode statement = (MethodInsnNode) instruction;
        statement.owner = WovenNames.WOVEN;
        statement.desc = statement.desc.replace(")", SITE + ")");
        isChanged = true;
      }
    }
    method.maxStack += SITE_CONSTANTS;
    return isChanged;
  }

  private static boolean isGo(AbstractInsnNode instruction) {
    return instruction instanceof MethodInsnNode call
        && call.getOpcode() == Opcodes.INVOKESTATIC
        && call.owner.equals(WovenNames.GO)
        && (call.name.equals("go") || call.name.equals("run") || call.name.equals("call"));
  }
}
