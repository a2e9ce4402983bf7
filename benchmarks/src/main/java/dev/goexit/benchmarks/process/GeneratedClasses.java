package dev.goexit.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Classes without work for the agent: methods, calls, texts, and handlers of checked exceptions.
 */
final class GeneratedClasses {
  private static final int METHODS = 12;

  private GeneratedClasses() {}

  static void write(Path jar, int count) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (int i = 0; i < count; i++) {
        String name = ClassLoading.nameOf(i).replace('.', '/');
        out.putNextEntry(new JarEntry(name + ".class"));
        out.write(classFile(name));
        out.closeEntry();
      }
    }
  }

  private static byte[] classFile(String name) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS | ClassWriter.COMPUTE_FRAMES);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    for (int i = 0; i < METHODS; i++) {
      writer.visitField(Opcodes.ACC_PRIVATE, "field" + i, "Ljava/lang/String;", null, null);
      writeMethod(writer, name, i);
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  /**
   * {@code try { this.field = ("text" + number).concat(text) } catch (RuntimeException e) {...}}.
   */
  private static void writeMethod(ClassWriter writer, String owner, int number) {
    String string = "java/lang/String";
    MethodVisitor method =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC, "method" + number, "(Ljava/lang/String;)V", null, null);
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    method.visitTryCatchBlock(start, end, handler, "java/lang/RuntimeException");
    method.visitCode();
    method.visitLabel(start);
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitLdcInsn("text " + number + " of " + owner);
    method.visitVarInsn(Opcodes.ALOAD, 1);
    method.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, string, "concat", "(Ljava/lang/String;)Ljava/lang/String;", false);
    method.visitFieldInsn(Opcodes.PUTFIELD, owner, "field" + number, "Ljava/lang/String;");
    method.visitLabel(end);
    method.visitInsn(Opcodes.RETURN);
    method.visitLabel(handler);
    method.visitInsn(Opcodes.POP);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
  }
}
