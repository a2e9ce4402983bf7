package dev.goexit.integration;

import dev.goexit.Deferred;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Class files with exception tables that no compiler writes, but obfuscators and other tools do.
 * Each has one method, {@code static void run(Deferred call)}, which makes the call and catches
 * what it throws; handlers print a line.
 */
enum OddHandlers {
  /** The range goes on to the end of the handler. */
  COVERS_ITSELF(
      code -> {
        Label start = new Label();
        Label handler = new Label();
        Label end = new Label();
        code.visitTryCatchBlock(start, end, handler, "java/lang/Throwable");
        code.visitLabel(start);
        call(code);
        code.visitInsn(Opcodes.RETURN);
        handler("handler", handler, code);
        code.visitInsn(Opcodes.RETURN);
        code.visitLabel(end);
      },
      "handler"),

  /** As javac's for a synchronized block: its first instructions are covered by itself. */
  COVERS_ITS_START(
      code -> {
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        Label covered = new Label();
        code.visitTryCatchBlock(start, end, handler, null);
        code.visitTryCatchBlock(handler, covered, handler, null);
        code.visitLabel(start);
        call(code);
        code.visitLabel(end);
        code.visitInsn(Opcodes.RETURN);
        handler("handler", handler, code);
        code.visitLabel(covered);
        code.visitInsn(Opcodes.RETURN);
      },
      "handler"),

  /** Neither range lies in the other, and the first one's handler lies in the second. */
  OVERLAPPING(
      code -> {
        Label first = new Label();
        Label second = new Label();
        Label firstEnd = new Label();
        Label secondEnd = new Label();
        Label firstHandler = new Label();
        Label secondHandler = new Label();
        code.visitTryCatchBlock(first, firstEnd, firstHandler, "java/lang/Error");
        code.visitTryCatchBlock(second, secondEnd, secondHandler, "java/lang/Throwable");
        code.visitLabel(first);
        call(code);
        code.visitLabel(second);
        call(code);
        code.visitLabel(firstEnd);
        code.visitInsn(Opcodes.RETURN);
        handler("first", firstHandler, code);
        code.visitInsn(Opcodes.RETURN);
        code.visitLabel(secondEnd);
        handler("second", secondHandler, code);
        code.visitInsn(Opcodes.RETURN);
      },
      "first",
      "second"),

  /** Ordinary code runs into the handler, with null for what it caught. */
  ENTERED_BY_FALLING(
      code -> {
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        code.visitTryCatchBlock(start, end, handler, "java/lang/Throwable");
        code.visitLabel(start);
        call(code);
        code.visitLabel(end);
        code.visitInsn(Opcodes.ACONST_NULL);
        handler("handler", handler, code);
        code.visitInsn(Opcodes.RETURN);
      },
      "handler"),

  /** The handler stands before what it covers. */
  BACKWARD(
      code -> {
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        code.visitTryCatchBlock(start, end, handler, "java/lang/Throwable");
        code.visitJumpInsn(Opcodes.GOTO, start);
        handler("handler", handler, code);
        code.visitInsn(Opcodes.RETURN);
        code.visitLabel(start);
        call(code);
        code.visitLabel(end);
        code.visitInsn(Opcodes.RETURN);
      },
      "handler"),

  /** Nobody comes to some of the covered code, nor to the handler that covers that alone. */
  DEAD(
      code -> {
        Label start = new Label();
        Label dead = new Label();
        Label end = new Label();
        Label handler = new Label();
        Label deadHandler = new Label();
        code.visitTryCatchBlock(start, end, handler, "java/lang/Throwable");
        code.visitTryCatchBlock(dead, end, deadHandler, "java/lang/Throwable");
        code.visitLabel(start);
        call(code);
        code.visitInsn(Opcodes.RETURN);
        code.visitLabel(dead);
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitInsn(Opcodes.ATHROW);
        code.visitLabel(end);
        handler("handler", handler, code);
        code.visitInsn(Opcodes.RETURN);
        handler("dead", deadHandler, code);
        code.visitInsn(Opcodes.RETURN);
      },
      "handler"),

  /** One handler, once for each type. */
  SEVERAL_ENTRIES(
      code -> {
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        code.visitTryCatchBlock(start, end, handler, "java/lang/IllegalStateException");
        code.visitTryCatchBlock(start, end, handler, "java/lang/Error");
        code.visitTryCatchBlock(start, end, handler, null);
        code.visitLabel(start);
        call(code);
        code.visitLabel(end);
        code.visitInsn(Opcodes.RETURN);
        handler("handler", handler, code);
        code.visitInsn(Opcodes.RETURN);
      },
      "handler"),

  /** Tries for ever, inside what is covered. */
  RETRIES(
      code -> {
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        code.visitTryCatchBlock(start, end, handler, "java/lang/Throwable");
        code.visitLabel(start);
        call(code);
        code.visitInsn(Opcodes.RETURN);
        handler("handler", handler, code);
        code.visitJumpInsn(Opcodes.GOTO, start);
        code.visitLabel(end);
      },
      "handler");

  private final Consumer<MethodVisitor> code;
  private final String[] lines;

  OddHandlers(Consumer<MethodVisitor> code, String... lines) {
    this.code = code;
    this.lines = lines;
  }

  /** What an exit in the call has printed. */
  String printed() {
    return String.join("\n", lines) + "\n";
  }

  /** Of a version with stack map frames, or of an older one without. */
  byte[] classFile(int version) {
    return classFile(version, code);
  }

  /**
   * The finally block of a compiler for Java 1.4: a subroutine that all ways out call.
   *
   * @param throwsAgain whether what is caught is thrown again after that, as such a block does if
   *     it completes; else the method returns
   */
  static byte[] withSubroutine(boolean throwsAgain) {
    return classFile(
        Opcodes.V1_4,
        code -> {
          Label start = new Label();
          Label end = new Label();
          Label handler = new Label();
          Label subroutine = new Label();
          code.visitTryCatchBlock(start, end, handler, null);
          code.visitLabel(start);
          call(code);
          code.visitJumpInsn(Opcodes.JSR, subroutine);
          code.visitInsn(Opcodes.RETURN);
          code.visitLabel(end);
          code.visitLabel(handler);
          code.visitVarInsn(Opcodes.ASTORE, 1);
          code.visitJumpInsn(Opcodes.JSR, subroutine);
          if (throwsAgain) {
            code.visitVarInsn(Opcodes.ALOAD, 1);
            code.visitInsn(Opcodes.ATHROW);
          } else {
            code.visitInsn(Opcodes.RETURN);
          }
          code.visitLabel(subroutine);
          code.visitVarInsn(Opcodes.ASTORE, 2);
          print("subroutine", code);
          code.visitVarInsn(Opcodes.RET, 2);
        });
  }

  private static byte[] classFile(int version, Consumer<MethodVisitor> code) {
    boolean hasFrames = version >= Opcodes.V1_7;
    ClassWriter writer =
        new ClassWriter(hasFrames ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS);
    writer.visit(
        version, Opcodes.ACC_PUBLIC, "dev/goexit/programs/Odd", null, "java/lang/Object", null);
    MethodVisitor run =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC,
            "run",
            "(" + Type.getDescriptor(Deferred.class) + ")V",
            null,
            null);
    run.visitCode();
    code.accept(run);
    run.visitMaxs(0, 0);
    run.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void call(MethodVisitor code) {
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(
        Opcodes.INVOKEINTERFACE, Type.getInternalName(Deferred.class), "run", "()V", true);
  }

  private static void handler(String text, Label handler, MethodVisitor code) {
    code.visitLabel(handler);
    code.visitInsn(Opcodes.POP);
    print(text, code);
  }

  private static void print(String text, MethodVisitor code) {
    code.visitFieldInsn(Opcodes.GETSTATIC, "java/lang/System", "out", "Ljava/io/PrintStream;");
    code.visitLdcInsn(text);
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, "java/io/PrintStream", "println", "(Ljava/lang/String;)V", false);
  }
}
