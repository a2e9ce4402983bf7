package dev.goexit.weave;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** Passes a class on with some methods replaced in their places, and new ones at the end. */
final class MethodReplacer extends ClassVisitor {
  private final Map<String, MethodNode> toWrite;

  MethodReplacer(ClassVisitor next, Map<String, MethodNode> woven) {
    super(Opcodes.ASM9, next);
    toWrite = new HashMap<>(woven);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodNode replacement = toWrite.remove(name + descriptor);
    if (replacement == null) {
      return super.visitMethod(access, name, descriptor, signature, exceptions);
    }
    replacement.accept(cv);
    return null;
  }

  @Override
  public void visitEnd() {
    for (MethodNode added : toWrite.values()) {
      added.accept(cv);
    }
    super.visitEnd();
  }
}
