package dev.goexit.weave.methods;

import dev.goexit.weave.WeavingScope;
import dev.goexit.weave.WovenNames;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Has a method tell its line, as constants, before each call of {@code Goexit.exit} or {@code
 * Go.panic}: for options {@code exitTrace=site} and {@code panicTrace=site}. Only what records its
 * line takes it, so the others are told none.
 */
public final class RaisingStatements {
  private static final String SITE = "(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;I)V";
  private static final int SITE_CONSTANTS = 4;

  private RaisingStatements() {}

  /** Rewrites the method; whether it has such calls as the scope asks for. */
  public static boolean weave(ClassNode type, MethodNode method, WeavingScope scope) {
    boolean isChanged = false;
    int line = -1;
    for (AbstractInsnNode instruction : method.instructions.toArray()) {
      if (instruction instanceof LineNumberNode number) {
        line = number.line;
      } else if (isRaising(instruction, scope)) {
        Instructions site =
            new Instructions()
                .site(type.name, method.name, type.sourceFile, line)
                .invokeStatic(WovenNames.WOVEN, "raising", SITE);
        method.instructions.insertBefore(instruction, site.list());
        isChanged = true;
      }
    }
    method.maxStack += SITE_CONSTANTS;
    return isChanged;
  }

  private static boolean isRaising(AbstractInsnNode instruction, WeavingScope scope) {
    return instruction instanceof MethodInsnNode call
        && call.getOpcode() == Opcodes.INVOKESTATIC
        && (scope.tellsExits() && call.owner.equals(WovenNames.GOEXIT) && call.name.equals("exit")
            || scope.tellsPanics()
                && call.owner.equals(WovenNames.GO)
                && call.name.equals("panic"));
  }
}
