package dev.goexit.weave.methods;

import dev.goexit.weave.WovenNames;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Gives each call of {@code Go.go}, {@code Go.run} and {@code Go.call}, and those of a {@code
 * GoroutineExecutor}'s {@code go}, {@code execute} and {@code submit}, its line as constants, so
 * that no stack is walked for it. Calls of an executor by the name of one of its interfaces stay as
 * they are: most of them are of another executor.
 */
public final class GoStatements {
  private static final String SITE = "Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;I";

  private static final int SITE_CONSTANTS = 4;

  /** Among the parameters of those that are told a site by the program. */
  private static final String TOLD_SITE = "Ljava/lang/StackTraceElement;";

  private GoStatements() {}

  /** Rewrites the method's statements that start goroutines; whether it has any. */
  public static boolean weave(String owner, String sourceFile, MethodNode method) {
    boolean isChanged = false;
    int line = -1;
    for (AbstractInsnNode instruction : method.instructions.toArray()) {
      if (instruction instanceof LineNumberNode number) {
        line = number.line;
      } else if (instruction instanceof MethodInsnNode call && (isGo(call) || isOfExecutor(call))) {
        Instructions site = new Instructions().site(owner, method.name, sourceFile, line);
        method.instructions.insertBefore(call, site.list());
        tellSite(call);
        isChanged = true;
      }
    }
    method.maxStack += SITE_CONSTANTS;
    return isChanged;
  }

  /** An executor, which lies below the arguments, becomes the first of them. */
  private static void tellSite(MethodInsnNode call) {
    if (call.getOpcode() == Opcodes.INVOKEVIRTUAL) {
      call.desc = call.desc.replace("(", "(L" + call.owner + ";");
      call.setOpcode(Opcodes.INVOKESTATIC);
    }
    call.owner = WovenNames.WOVEN;
    call.desc = call.desc.replace(")", SITE + ")");
  }

  private static boolean isGo(MethodInsnNode call) {
    return call.getOpcode() == Opcodes.INVOKESTATIC
        && call.owner.equals(WovenNames.GO)
        && (call.name.equals("go") || call.name.equals("run") || call.name.equals("call"));
  }

  private static boolean isOfExecutor(MethodInsnNode call) {
    return call.getOpcode() == Opcodes.INVOKEVIRTUAL
        && call.owner.equals(WovenNames.GOROUTINE_EXECUTOR)
        && (call.name.equals("go") || call.name.equals("execute") || call.name.equals("submit"))
        && !call.desc.contains(TOLD_SITE);
  }
}
