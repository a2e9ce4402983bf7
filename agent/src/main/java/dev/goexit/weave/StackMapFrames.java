package dev.goexit.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Adds to the stack map frames of a method (JVMS 4.7.4) what our locals need. Frames are expanded
 * ones, and only ever appended to: nothing is merged, so no class is asked for its super class.
 */
public final class StackMapFrames {
  private StackMapFrames() {}

  /** Says in every frame of the method what the locals from the given one on hold. */
  public static void addLocals(MethodNode method, int first, List<Object> types) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof FrameNode frame) {
        List<Object> locals = new ArrayList<>(frame.local);
        for (int size = sizeOf(locals); size < first; size++) {
          locals.add(Opcodes.TOP);
        }
        locals.addAll(types);
        frame.local = locals;
      }
    }
  }

  /**
   * The locals that hold the same at every point of a method once it has begun: {@code this} and
   * the parameters that are never stored to. All others are TOP, up to the first local that is
   * ours.
   */
  public static List<Object> unchangingLocals(String owner, MethodNode method, int firstOurs) {
    boolean[] isStored = storedLocals(method, firstOurs);
    List<Object> locals = new ArrayList<>();
    int index = 0;
    if ((method.access & Opcodes.ACC_STATIC) == 0) {
      locals.add(isStored[0] ? Opcodes.TOP : owner);
      index = 1;
    }
    for (Type parameter : Type.getArgumentTypes(method.desc)) {
      index += addParameter(locals, isStored, index, parameter);
    }
    for (; index < firstOurs; index++) {
      locals.add(Opcodes.TOP);
    }
    return locals;
  }

  private static int addParameter(
      List<Object> locals, boolean[] isStored, int index, Type parameter) {
    boolean isWide = parameter.getSize() == 2;
    if (isStored[index] || isWide && isStored[index + 1]) {
      locals.add(Opcodes.TOP);
      if (isWide) {
        locals.add(Opcodes.TOP);
      }
    } else {
      locals.add(verificationType(parameter));
    }
    return parameter.getSize();
  }

  /** Which of a method's first locals something stores to. */
  public static boolean[] storedLocals(MethodNode method, int size) {
    boolean[] isStored = new boolean[size];
    for (AbstractInsnNode instruction : method.instructions) {
      int opcode = instruction.getOpcode();
      if (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE) {
        int first = ((VarInsnNode) instruction).var;
        int last = opcode == Opcodes.LSTORE || opcode == Opcodes.DSTORE ? first + 1 : first;
        for (int local = first; local <= last && local < size; local++) {
          isStored[local] = true;
        }
      } else if (instruction instanceof IincInsnNode count && count.var < size) {
        isStored[count.var] = true;
      }
    }
    return isStored;
  }

  /** JVMS 4.10.1.2, in ASM's words. */
  public static Object verificationType(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN, Type.CHAR, Type.BYTE, Type.SHORT, Type.INT -> Opcodes.INTEGER;
      case Type.FLOAT -> Opcodes.FLOAT;
      case Type.LONG -> Opcodes.LONG;
      case Type.DOUBLE -> Opcodes.DOUBLE;
      default -> type.getInternalName();
    };
  }

  /** A full frame. */
  public static FrameNode frame(List<Object> locals, Object... stack) {
    return new FrameNode(
        Opcodes.F_NEW,
        locals.size(),
        locals.toArray(),
        stack.length,
        Arrays.copyOf(stack, stack.length));
  }

  private static int sizeOf(List<Object> locals) {
    int size = 0;
    for (Object local : locals) {
      size += local == Opcodes.LONG || local == Opcodes.DOUBLE ? 2 : 1;
    }
    return size;
  }
}
