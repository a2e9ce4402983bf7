package dev.goexit.weave.handlers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** As Scala compiles {@code try { null } catch { case t => t }}: nothing is stored. */
class ReturningHandlerTest {
  @Test
  void a_handler_that_starts_with_its_return_keeps_the_caught_before_the_guard() {
    MethodNode method = new MethodNode(Opcodes.ACC_STATIC, "m", "()Ljava/lang/Object;", null, null);
    Label start = new Label();
    Label end = new Label();
    method.visitTryCatchBlock(start, end, end, "java/lang/Throwable");
    method.visitLabel(start);
    LevelAnalysisTest.at(method, 1);
    method.visitInsn(Opcodes.ACONST_NULL);
    method.visitInsn(Opcodes.ARETURN);
    method.visitLabel(end);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(1, 0);
    assertTrue(HandlerGuards.guard("Levels", method, StandInBridge.NAME));
    List<Integer> opcodes =
        java.util.Arrays.stream(method.instructions.toArray())
            .map(AbstractInsnNode::getOpcode)
            .filter(opcode -> opcode >= 0)
            .toList();
    List<Integer> handler =
        List.of(Opcodes.DUP, Opcodes.ASTORE, Opcodes.ALOAD, Opcodes.INVOKESTATIC, Opcodes.ARETURN);
    assertTrue(java.util.Collections.indexOfSubList(opcodes, handler) > 0, opcodes::toString);
  }
}
