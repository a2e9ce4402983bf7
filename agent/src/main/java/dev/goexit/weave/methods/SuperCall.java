package dev.goexit.weave.methods;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Finds a constructor's call of another one, which makes {@code this} an object. */
final class SuperCall {
  private SuperCall() {}

  /**
   * The call.
   *
   * @return null if the method is no constructor
   * @throws UnwovenMethodException if a constructor has none where it is looked for
   */
  static AbstractInsnNode of(MethodNode method) {
    if (!method.name.equals("<init>")) {
      return null;
    }
    int unfinishedNews = 0;
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof TypeInsnNode && instruction.getOpcode() == Opcodes.NEW) {
        unfinishedNews++;
      } else if (instruction instanceof MethodInsnNode call && call.name.equals("<init>")) {
        if (unfinishedNews == 0) {
          return call;
        }
        unfinishedNews--;
      }
    }
    throw new UnwovenMethodException(
        "the constructor's call of super() or this() was not found. Move the body to a method");
  }

  /** Whether the instruction comes before that call. */
  static boolean isBefore(MethodNode method, AbstractInsnNode instruction) {
    AbstractInsnNode superCall = of(method);
    return superCall != null
        && method.instructions.indexOf(instruction) < method.instructions.indexOf(superCall);
  }
}
