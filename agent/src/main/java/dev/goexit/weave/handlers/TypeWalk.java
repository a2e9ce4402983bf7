package dev.goexit.weave.handlers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * One walk through a method with the types of its locals and stack, for {@link EdgeTypes}. A class
 * of its own, as it loads the library's analysis.
 */
final class TypeWalk {
  private final String owner;
  private final MethodNode method;
  private final FrameTypes types;
  private final Map<AbstractInsnNode, FrameNode> behind;
  private final Set<AbstractInsnNode> prologue;

  /**
   * Of a method.
   *
   * @param behind where the frames right behind the jumps are put
   * @param prologue where a constructor's instructions before the call of another are put
   */
  TypeWalk(
      String owner,
      MethodNode method,
      Map<AbstractInsnNode, FrameNode> behind,
      Set<AbstractInsnNode> prologue) {
    this.owner = owner;
    this.method = method;
    this.types = new FrameTypes(method);
    this.behind = behind;
    this.prologue = prologue;
  }

  void walk(Set<AbstractInsnNode> jumps) {
    try {
      walkThrough(jumps);
    } catch (AnalyzerException | RuntimeException e) {
      throw new UnweavableMethodException("cannot follow the types of " + method.name, e);
    }
  }

  private void walkThrough(Set<AbstractInsnNode> jumps) throws AnalyzerException {
    Frame<BasicValue> frame = atStart();
    for (AbstractInsnNode node : method.instructions.toArray()) {
      if (node instanceof FrameNode stackMap) {
        frame = read(stackMap);
      } else if (node.getOpcode() >= 0 && frame != null) {
        if (frame.getLocals() > 0 && FrameTypes.isThis(frame.getLocal(0))) {
          prologue.add(node);
        }
        execute(frame, node);
        if (jumps.contains(node)) {
          behind.put(node, write(frame));
        }
        frame = endsBlock(node.getOpcode()) ? null : frame;
      }
    }
  }

  private static boolean endsBlock(int opcode) {
    return opcode == Opcodes.GOTO
        || opcode == Opcodes.ATHROW
        || opcode == Opcodes.TABLESWITCH
        || opcode == Opcodes.LOOKUPSWITCH
        || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN);
  }

  private void execute(Frame<BasicValue> frame, AbstractInsnNode node) throws AnalyzerException {
    BasicValue constructed = constructedBy(frame, node);
    frame.execute(node, types);
    if (constructed instanceof FrameTypes.Uninitialized) {
      replace(frame, constructed, types.newValue(constructed.getType()));
    }
  }

  private static BasicValue constructedBy(Frame<BasicValue> frame, AbstractInsnNode node) {
    if (node.getOpcode() == Opcodes.INVOKESPECIAL
        && node instanceof MethodInsnNode call
        && call.name.equals("<init>")) {
      int arguments = Type.getArgumentTypes(call.desc).length;
      return frame.getStack(frame.getStackSize() - 1 - arguments);
    }
    return null;
  }

  private static void replace(Frame<BasicValue> frame, BasicValue old, BasicValue value) {
    for (int i = 0; i < frame.getLocals(); i++) {
      if (frame.getLocal(i).equals(old)) {
        frame.setLocal(i, value);
      }
    }
    for (int i = 0; i < frame.getStackSize(); i++) {
      if (frame.getStack(i).equals(old)) {
        frame.setStack(i, value);
      }
    }
  }

  private Frame<BasicValue> empty() {
    Frame<BasicValue> frame = new Frame<>(method.maxLocals, method.maxStack);
    for (int i = 0; i < method.maxLocals; i++) {
      frame.setLocal(i, BasicValue.UNINITIALIZED_VALUE);
    }
    return frame;
  }

  private Frame<BasicValue> atStart() {
    List<Object> locals = new ArrayList<>();
    if ((method.access & Opcodes.ACC_STATIC) == 0) {
      locals.add(method.name.equals("<init>") ? Opcodes.UNINITIALIZED_THIS : owner);
    }
    for (Type argument : Type.getArgumentTypes(method.desc)) {
      locals.add(FrameTypes.toStackMap(types.newValue(argument)));
    }
    return read(new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), 0, new Object[0]));
  }

  private Frame<BasicValue> read(FrameNode stackMap) {
    Frame<BasicValue> frame = empty();
    int local = 0;
    for (Object type : stackMap.local) {
      BasicValue value = types.fromStackMap(type, owner);
      frame.setLocal(local, value);
      local += value.getSize();
    }
    for (Object type : stackMap.stack) {
      frame.push(types.fromStackMap(type, owner));
    }
    return frame;
  }

  private static FrameNode write(Frame<BasicValue> frame) {
    List<Object> locals = new ArrayList<>();
    for (int i = 0; i < frame.getLocals(); i += frame.getLocal(i).getSize()) {
      locals.add(FrameTypes.toStackMap(frame.getLocal(i)));
    }
    List<Object> stack = new ArrayList<>();
    for (int i = 0; i < frame.getStackSize(); i++) {
      stack.add(FrameTypes.toStackMap(frame.getStack(i)));
    }
    return new FrameNode(
        Opcodes.F_NEW, locals.size(), locals.toArray(), stack.size(), stack.toArray());
  }
}
