package dev.goexit.weave.methods;

import dev.goexit.weave.WovenNames;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Gives each {@code Go.go} call its line as constants, so that no stack is walked for it. */
public final class GoStatements {
  private static final String SITE =
      "Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;I)L" + WovenNames.GOROUTINE + ";";

  private static final int SITE_CONSTANTS = 4;

  private GoStatements() {}

  /** Rewrites the method's go statements; whether it has any. */
  public static boolean weave(String owner, String sourceFile, MethodNode method) {
    List<MethodInsnNode> statements = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    int line = -1;
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof LineNumberNode number) {
        line = number.line;
      } else if (isGo(instruction)) {
        statements.add((MethodInsnNode) instruction);
        lines.add(line);
      }
    }
    method.maxStack += SITE_CONSTANTS;
    for (int i = 0; i < statements.size(); i++) {
      MethodInsnNode statement = statements.get(i);
      Instructions site =
          new Instructions()
              .string(owner.replace('/', '.'))
              .string(method.name)
              .string(sourceFile)
              .number(lines.get(i));
      method.instructions.insertBefore(statement, site.list());
      statement.owner = WovenNames.WOVEN;
      statement.desc = statement.desc.substring(0, statement.desc.indexOf(')')) + SITE;
    }
    return !statements.isEmpty();
  }

  private static boolean isGo(AbstractInsnNode instruction) {
    return instruction instanceof MethodInsnNode call
        && call.getOpcode() == Opcodes.INVOKESTATIC
        && call.owner.equals(WovenNames.GO)
        && call.name.equals("go");
  }
}
