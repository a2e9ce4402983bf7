package dev.goexit.weave.jdk;

import dev.goexit.weave.StackMapFrames;
import dev.goexit.weave.WovenNames;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A static method of the bridge that is called with a method's first argument before its body. A
 * hook that returns a boolean takes the call over by true: the body does not run, and the method
 * returns (true, if it returns a boolean itself).
 *
 * @param method the method's name
 * @param descriptor the method's descriptor
 * @param hook the name of the bridge's method
 * @param hookDescriptor its descriptor: the argument, then void or boolean
 */
record EntryHook(String method, String descriptor, String hook, String hookDescriptor)
    implements JdkHook {

  @Override
  public void insert(String owner, MethodNode body) {
    Type argument = Type.getArgumentTypes(hookDescriptor)[0];
    InsnList call = new InsnList();
    call.add(new VarInsnNode(argument.getOpcode(Opcodes.ILOAD), 1));
    call.add(
        new MethodInsnNode(Opcodes.INVOKESTATIC, WovenNames.BRIDGE, hook, hookDescriptor, false));
    if (Type.getReturnType(hookDescriptor) == Type.BOOLEAN_TYPE) {
      LabelNode goOn = new LabelNode();
      call.add(new JumpInsnNode(Opcodes.IFEQ, goOn));
      addReturn(call);
      call.add(goOn);
      call.add(StackMapFrames.frame(List.of(owner, StackMapFrames.verificationType(argument))));
    }
    body.instructions.insert(call);
  }

  private void addReturn(InsnList call) {
    if (Type.getReturnType(descriptor) == Type.BOOLEAN_TYPE) {
      call.add(new InsnNode(Opcodes.ICONST_1));
      call.add(new InsnNode(Opcodes.IRETURN));
    } else {
      call.add(new InsnNode(Opcodes.RETURN));
    }
  }
}
