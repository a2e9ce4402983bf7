package dev.goexit.weave.handlers;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Guards the handlers of a method that can catch an exit: they run as for any error, and where one
 * would complete, the exit goes on. Start here; {@code package-info} is the tour.
 */
public final class HandlerGuards {
  /** The class that woven code calls. */
  public static final String BRIDGE = "java/lang/GoexitBridge";

  private HandlerGuards() {}

  /**
   * Whether a method has a handler that could swallow an exit. Handlers that only leave monitors
   * and throw again do not count. Where there are subroutines it cannot be told, and so it may.
   */
  public static boolean needed(MethodNode method) {
    for (TryCatchBlockNode entry : method.tryCatchBlocks) {
      if (GuardedHandler.canCatchExit(entry)) {
        return hasSubroutines(method)
            || !LevelAnalysis.guardedEntries(new ControlFlow(method)).isEmpty();
      }
    }
    return false;
  }

  /**
   * As {@link #guard(ClassNode, MethodNode, String)}, with less known of the class and with calls
   * to {@link #BRIDGE}.
   */
  public static boolean guard(String owner, MethodNode method) {
    return guard(owner, method, BRIDGE);
  }

  /** As {@link #guard(ClassNode, MethodNode, String)}, with less known of the class. */
  public static boolean guard(String owner, MethodNode method, String bridge) {
    return guard(owner, method, VariableTable.of(method), bridge);
  }

  /**
   * Rewrites a method in place. Its stack map frames must be expanded; without any (class files
   * older than version 50) none are written. {@code maxLocals} and {@code maxStack} are kept right.
   * Code may grow past 64 KB; only the class writer can tell.
   *
   * @param owner the class; its source language and version tell how far its variable tables can be
   *     trusted, and so how soon an empty handler has ended
   * @param bridge the internal name of the class to call
   * @return whether anything changed
   * @throws UnweavableMethodException if the method has subroutines, compressed frames, or code
   *     whose types cannot be followed; it is unchanged then
   */
  public static boolean guard(ClassNode owner, MethodNode method, String bridge) {
    return guard(owner.name, method, VariableTable.of(owner, method), bridge);
  }

  private static boolean guard(
      String owner, MethodNode method, VariableTable variables, String bridge) {
    if (!needed(method)) {
      return false;
    }
    refuseOddCode(method);
    ControlFlow flow = new ControlFlow(method);
    LevelAnalysis levels = new LevelAnalysis(flow, variables);
    if (levels.maxLevel() == 0) {
      return false;
    }
    new GuardWriter(owner, bridge, method, flow, levels).write();
    return true;
  }

  private static void refuseOddCode(MethodNode method) {
    if (hasSubroutines(method)) {
      throw new UnweavableMethodException(method.name + " has subroutines (jsr, ret)", null);
    }
    for (AbstractInsnNode node : method.instructions) {
      if (node instanceof FrameNode frame && frame.type != Opcodes.F_NEW) {
        throw new UnweavableMethodException(method.name + " has compressed frames", null);
      }
    }
  }

  private static boolean hasSubroutines(MethodNode method) {
    for (AbstractInsnNode node : method.instructions) {
      if (node.getOpcode() == Opcodes.JSR || node.getOpcode() == Opcodes.RET) {
        return true;
      }
    }
    return false;
  }
}
