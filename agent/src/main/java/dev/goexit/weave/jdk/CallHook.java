package dev.goexit.weave.jdk;

import dev.goexit.weave.WovenNames;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A static method of the bridge that stands in the place of a call: it makes the call itself, on
 * its argument.
 *
 * @param method the name of the method that calls; with {@code |} between, where JDKs differ
 * @param descriptor its descriptor, or how it begins
 * @param calledOwner the internal name of the type whose method it calls
 * @param called the name of that method, which has no parameters
 * @param hook the name of the bridge's method
 * @param hookDescriptor its descriptor: the receiver, then what the called method gives
 */
record CallHook(
    String method,
    String descriptor,
    String calledOwner,
    String called,
    String hook,
    String hookDescriptor)
    implements JdkHook {

  @Override
  public boolean isFor(MethodNode candidate) {
    return List.of(method.split("\\|")).contains(candidate.name)
        && candidate.desc.startsWith(descriptor)
        && (candidate.access & Opcodes.ACC_SYNTHETIC) == 0;
  }

  @Override
  public void insert(String owner, MethodNode body) {
    boolean isFound = false;
    for (AbstractInsnNode instruction : body.instructions) {
      if (instruction instanceof MethodInsnNode call && isReplaced(call)) {
        call.setOpcode(Opcodes.INVOKESTATIC);
        call.owner = WovenNames.BRIDGE;
        call.name = hook;
        call.desc = hookDescriptor;
        call.itf = false;
        isFound = true;
      }
    }
    if (!isFound) {
      throw new IllegalStateException(
          owner + "." + method + " of this JDK does not call " + calledOwner + "." + called);
    }
  }

  private boolean isReplaced(MethodInsnNode call) {
    return call.owner.equals(calledOwner) && call.name.equals(called) && call.desc.startsWith("()");
  }
}
