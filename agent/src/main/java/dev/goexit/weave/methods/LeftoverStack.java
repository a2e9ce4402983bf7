package dev.goexit.weave.methods;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * What lies on the operand stack below the value that a return instruction takes. A return throws
 * it away (JVMS 6.5.return); a jump that stands in its place must do so itself.
 */
final class LeftoverStack {
  private final Map<AbstractInsnNode, Frame<BasicValue>> frames = new HashMap<>();

  private LeftoverStack() {}

  static LeftoverStack of(String owner, MethodNode method, List<AbstractInsnNode> returns) {
    LeftoverStack leftovers = new LeftoverStack();
    Frame<BasicValue>[] frames;
    try {
      frames = new Analyzer<>(new BasicInterpreter()).analyze(owner, method);
    } catch (AnalyzerException e) {
      throw new UnwovenMethodException("its code could not be analysed: " + e.getMessage());
    }
    for (AbstractInsnNode instruction : returns) {
      Frame<BasicValue> frame = frames[method.instructions.indexOf(instruction)];
      if (frame != null) { // Null: never reached.
        leftovers.frames.put(instruction, frame);
      }
    }
    return leftovers;
  }

  /** Pops them; the value itself has been stored. */
  void addPops(AbstractInsnNode returnInstruction, Instructions code) {
    Frame<BasicValue> frame = frames.get(returnInstruction);
    if (frame == null) {
      return;
    }
    int taken = returnInstruction.getOpcode() == Opcodes.RETURN ? 0 : 1;
    for (int i = frame.getStackSize() - 1 - taken; i >= 0; i--) {
      code.opcode(frame.getStack(i).getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
    }
  }
}
