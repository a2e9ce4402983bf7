package dev.goexit.weave.handlers;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * As ECJ compiles {@code try { at(1); } finally { at(2); return; }}: one copy of the finally for
 * the ordinary flow and for the handler, which pops what it caught.
 */
final class SharedFinally {
  private SharedFinally() {}

  static MethodNode method() {
    MethodNode method =
        new MethodNode(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "m", "()V", null, null);
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    Label shared = new Label();
    method.visitTryCatchBlock(start, end, handler, null);
    method.visitLabel(start);
    LevelAnalysisTest.at(method, 1);
    method.visitLabel(end);
    method.visitJumpInsn(Opcodes.GOTO, shared);
    method.visitLabel(handler);
    Object[] nothing = {};
    method.visitFrame(Opcodes.F_NEW, 0, nothing, 1, new Object[] {"java/lang/Throwable"});
    method.visitInsn(Opcodes.POP);
    method.visitLabel(shared);
    method.visitFrame(Opcodes.F_NEW, 0, nothing, 0, nothing);
    LevelAnalysisTest.at(method, 2);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(1, 0);
    return method;
  }

  /** A class {@code Levels} with the method, woven or not, whose places are recorded. */
  static byte[] classFile(boolean woven) {
    ClassWriter writer = new ClassWriter(0);
    int access = Opcodes.ACC_PUBLIC;
    writer.visit(Opcodes.V11, access, "Levels", null, "java/lang/Object", null);
    MethodNode method = method();
    if (woven) {
      HandlerGuards.guard("Levels", method, StandInBridge.NAME);
    }
    method.accept(writer);
    var at = writer.visitMethod(Opcodes.ACC_STATIC, "at", "(I)V", null, null);
    at.visitCode();
    at.visitVarInsn(Opcodes.ILOAD, 0);
    at.visitMethodInsn(
        Opcodes.INVOKESTATIC, "dev/goexit/weave/handlers/SharedFinallyTest", "at", "(I)V", false);
    at.visitInsn(Opcodes.RETURN);
    at.visitMaxs(1, 1);
    at.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
