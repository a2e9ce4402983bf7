package dev.goexit.weave.handlers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The types of locals and stack behind certain jumps: what the stack map frame of a trampoline must
 * say. The frame of the jump's target does not do, since the outer handlers that cover the
 * trampoline may need locals that the target has forgotten.
 */
final class EdgeTypes {
  private final Map<AbstractInsnNode, FrameNode> behind = new HashMap<>();
  private final Set<AbstractInsnNode> prologue = new HashSet<>();

  /** Walks the method once if there is anything to be known; most methods have no such jump. */
  void findBehind(String owner, MethodNode method, Set<AbstractInsnNode> jumps) {
    if (!jumps.isEmpty() || method.name.equals("<init>")) {
      new TypeWalk(owner, method, behind, prologue).walk(jumps);
    }
  }

  /** The frame right behind a jump, whichever way it goes. */
  FrameNode behind(AbstractInsnNode jump) {
    return behind.get(jump);
  }

  /** Whether an instruction comes before the call of another constructor of the object. */
  boolean isInPrologue(AbstractInsnNode instruction) {
    return prologue.contains(instruction);
  }
}
