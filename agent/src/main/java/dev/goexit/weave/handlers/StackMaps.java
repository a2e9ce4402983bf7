package dev.goexit.weave.handlers;

import dev.goexit.weave.StackMapFrames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Stack map frames with the locals of the levels appended behind all locals of the method. Nothing
 * is merged or recomputed. A class file older than version 50 has none; nothing is written then.
 */
final class StackMaps {
  private static final String THROWABLE = "java/lang/Throwable";

  private final int maxLocals;
  private final boolean present;

  /** By slot: what {@code this} and parameters hold throughout the method, TOP for all else. */
  private final List<Object> unchanging;

  StackMaps(String owner, MethodNode method) {
    maxLocals = method.maxLocals;
    unchanging = slots(StackMapFrames.unchangingLocals(owner, method, maxLocals));
    boolean found = false;
    for (AbstractInsnNode node : method.instructions) {
      if (node instanceof FrameNode frame) {
        found = true;
        keepWhatHolds(frame);
      }
    }
    present = found;
  }

  /** Some compilers write TOP for a parameter that is not used any more. */
  private void keepWhatHolds(FrameNode frame) {
    List<Object> there = slots(frame.local);
    for (int slot = 0; slot < maxLocals; slot++) {
      boolean isThis = there.get(slot).equals(Opcodes.UNINITIALIZED_THIS);
      if (!isThis && !there.get(slot).equals(unchanging.get(slot))) {
        unchanging.set(slot, Opcodes.TOP);
      }
    }
  }

  private List<Object> slots(List<Object> locals) {
    List<Object> slots = new ArrayList<>(Collections.nCopies(maxLocals, Opcodes.TOP));
    int slot = 0;
    for (Object type : locals) {
      slots.set(slot, type);
      slot += sizeOf(type);
    }
    return slots;
  }

  /** Whether the method has stack map frames. One with handlers has, from version 51 on. */
  boolean isPresent() {
    return present;
  }

  /** The local of a level; the outermost is 1. */
  int local(int level) {
    return maxLocals + level - 1;
  }

  /** Appends the locals of the levels in place. */
  void extend(FrameNode frame, int level) {
    frame.local = extended(frame.local, level);
  }

  /**
   * The frame of a synthetic handler: what the handlers that may come next expect, and what a
   * handler over the whole method may, as deferred calls need one.
   */
  FrameNode forHandler(List<FrameNode> next, boolean inPrologue, int level) {
    List<Object> slots = new ArrayList<>(unchanging);
    for (FrameNode frame : next) {
      intersect(slots, frame.local);
    }
    if (inPrologue) {
      slots.set(0, Opcodes.UNINITIALIZED_THIS);
    }
    List<Object> locals = new ArrayList<>();
    for (int i = 0; i < slots.size(); i += sizeOf(slots.get(i))) {
      locals.add(slots.get(i));
    }
    List<Object> all = extended(locals, level);
    return new FrameNode(Opcodes.F_NEW, all.size(), all.toArray(), 1, new Object[] {THROWABLE});
  }

  // An instruction covered by several handlers has for each local a type that all of them accept.
  private static void intersect(List<Object> slots, List<Object> locals) {
    int slot = 0;
    for (Object type : locals) {
      Object known = slots.get(slot);
      if (known.equals(Opcodes.TOP) || known.equals("java/lang/Object")) {
        slots.set(slot, type.equals(Opcodes.TOP) ? known : type);
      }
      slot += sizeOf(type);
    }
  }

  private List<Object> extended(List<Object> locals, int level) {
    List<Object> result = new ArrayList<>(locals);
    result.addAll(Collections.nCopies(maxLocals - sizeOf(locals), Opcodes.TOP));
    result.addAll(Collections.nCopies(level, THROWABLE));
    return result;
  }

  private static int sizeOf(List<Object> types) {
    int size = 0;
    for (Object type : types) {
      size += sizeOf(type);
    }
    return size;
  }

  private static int sizeOf(Object type) {
    return type.equals(Opcodes.LONG) || type.equals(Opcodes.DOUBLE) ? 2 : 1;
  }

  /** The frame at an instruction, or null. */
  static FrameNode at(AbstractInsnNode instruction) {
    for (AbstractInsnNode node = instruction.getPrevious();
        node != null && node.getOpcode() < 0;
        node = node.getPrevious()) {
      if (node instanceof FrameNode frame) {
        return frame;
      }
    }
    return null;
  }
}
