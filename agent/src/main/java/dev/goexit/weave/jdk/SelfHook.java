package dev.goexit.weave.jdk;

import dev.goexit.weave.WovenNames;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A static method of the bridge that is told the object whose method is called: before the body, or
 * of a constructor when it returns.
 *
 * @param method the method's name
 * @param descriptor the method's descriptor
 * @param hook the name of the bridge's method, which takes an object
 */
record SelfHook(String method, String descriptor, String hook) implements JdkHook {
  private static final String OF_OBJECT = "(Ljava/lang/Object;)V";

  @Override
  public void insert(String owner, MethodNode body) {
    if (!method.equals("<init>")) {
      body.instructions.insert(call());
      return;
    }
    for (AbstractInsnNode instruction : body.instructions.toArray()) {
      if (instruction.getOpcode() == Opcodes.RETURN) {
        body.instructions.insertBefore(instruction, call());
      }
    }
  }

  private InsnList call() {
    InsnList call = new InsnList();
    call.add(new VarInsnNode(Opcodes.ALOAD, 0));
    call.add(new MethodInsnNode(Opcodes.INVOKESTATIC, WovenNames.BRIDGE, hook, OF_OBJECT, false));
    return call;
  }
}
