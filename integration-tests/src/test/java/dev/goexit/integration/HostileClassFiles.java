package dev.goexit.integration;

import dev.goexit.Deferred;
import dev.goexit.Defers;
import dev.goexit.Go;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Class files that no compiler makes, by the ASM of Byte Buddy. */
final class HostileClassFiles {

  private static final String NAME = "dev/goexit/programs/Generated";
  private static final String RUN = "(" + Type.getDescriptor(Deferred.class) + ")V";

  /** The largest method that the JVM takes. */
  private static final int LARGEST = 65_535;

  private HostileClassFiles() {}

  /** As compiled with {@code -g:none}. */
  static byte[] withoutDebugTables(byte[] classFile) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(classFile).accept(writer, ClassReader.SKIP_DEBUG);
    return writer.toByteArray();
  }

  /** Of a version that will come some day. */
  static byte[] withMajorVersion(int version, Class<?> type) throws IOException {
    byte[] classFile = Files.readAllBytes(pathOf(type));
    classFile[6] = (byte) (version >> 8);
    classFile[7] = (byte) version;
    return classFile;
  }

  private static Path pathOf(Class<?> type) {
    return Built.programs().resolve(type.getName().replace('.', '/') + ".class");
  }

  /** {@code @Defers static void run(Deferred call)}, which defers the call, without frames. */
  static byte[] deferring(int version) {
    ClassWriter writer = generated(version);
    MethodVisitor run = annotatedRun(writer);
    defer(run);
    print("body", run);
    end(run);
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** The same with a subroutine in between, as compilers before Java 6 made finally blocks. */
  static byte[] deferringWithSubroutine() {
    ClassWriter writer = generated(Opcodes.V1_4);
    MethodVisitor run = annotatedRun(writer);
    Label subroutine = new Label();
    Label end = new Label();
    defer(run);
    run.visitJumpInsn(Opcodes.JSR, subroutine);
    run.visitJumpInsn(Opcodes.JSR, subroutine);
    run.visitJumpInsn(Opcodes.GOTO, end);
    run.visitLabel(subroutine);
    run.visitVarInsn(Opcodes.ASTORE, 1);
    print("subroutine", run);
    run.visitVarInsn(Opcodes.RET, 1);
    run.visitLabel(end);
    end(run);
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** The same, with no room left for woven code. */
  static byte[] deferringAndNearly64Kb() {
    ClassWriter writer = generated(Opcodes.V17);
    MethodVisitor run = annotatedRun(writer);
    defer(run);
    fill(LARGEST - 5, run);
    end(run);
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** Catches everything, has no room left for a guard, and prints that it ran. */
  static byte[] catchingAndNearly64Kb() {
    ClassWriter writer = generated(Opcodes.V1_5);
    MethodVisitor run = run(writer);
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    run.visitTryCatchBlock(start, end, handler, "java/lang/Throwable");
    run.visitLabel(start);
    run.visitInsn(Opcodes.ACONST_NULL);
    run.visitInsn(Opcodes.ATHROW);
    run.visitLabel(end);
    run.visitLabel(handler);
    run.visitInsn(Opcodes.POP);
    fill(LARGEST - 12, run);
    print("handler runs", run);
    end(run);
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** Its constructor defers before {@code super()}, when there is no object yet. */
  static byte[] deferringBeforeSuper() {
    ClassWriter writer = generated(Opcodes.V17);
    MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", RUN, null, null);
    constructor.visitAnnotation(Type.getDescriptor(Defers.class), true).visitEnd();
    constructor.visitCode();
    constructor.visitVarInsn(Opcodes.ALOAD, 1);
    callDefer(constructor);
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    end(constructor);
    MethodVisitor run = run(writer);
    run.visitTypeInsn(Opcodes.NEW, NAME);
    run.visitVarInsn(Opcodes.ALOAD, 0);
    run.visitMethodInsn(Opcodes.INVOKESPECIAL, NAME, "<init>", RUN, false);
    end(run);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static ClassWriter generated(int version) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(version, Opcodes.ACC_PUBLIC, NAME, null, "java/lang/Object", null);
    return writer;
  }

  private static MethodVisitor annotatedRun(ClassWriter writer) {
    MethodVisitor run = run(writer);
    run.visitAnnotation(Type.getDescriptor(Defers.class), true).visitEnd();
    return run;
  }

  private static MethodVisitor run(ClassWriter writer) {
    return writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", RUN, null, null);
  }

  private static void defer(MethodVisitor run) {
    run.visitCode();
    run.visitVarInsn(Opcodes.ALOAD, 0);
    callDefer(run);
  }

  private static void callDefer(MethodVisitor method) {
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC, Type.getInternalName(Go.class), "defer", RUN, false);
  }

  private static void fill(int bytes, MethodVisitor method) {
    for (int i = 0; i < bytes; i++) {
      method.visitInsn(Opcodes.NOP);
    }
  }

  private static void print(String text, MethodVisitor method) {
    method.visitFieldInsn(Opcodes.GETSTATIC, "java/lang/System", "out", "Ljava/io/PrintStream;");
    method.visitLdcInsn(text);
    method.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, "java/io/PrintStream", "println", "(Ljava/lang/String;)V", false);
  }

  private static void end(MethodVisitor method) {
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
  }
}
