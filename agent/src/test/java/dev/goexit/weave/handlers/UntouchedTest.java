package dev.goexit.weave.handlers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceMethodVisitor;

/** What needs no guard stays byte for byte; what cannot be guarded stays as it was. */
class UntouchedTest {
  /** "Handlers that only leave a monitor and re-throw stay byte for byte." */
  @Test
  void a_class_with_nothing_but_synchronized_blocks_is_not_changed() throws Exception {
    byte[] classFile = compile("static void m() { synchronized (Plain.class) { hashCode(1); } }");
    assertNull(Weaving.guard(classFile));
    for (MethodNode method : read(classFile).methods) {
      assertFalse(HandlerGuards.needed(method));
    }
  }

  @Test
  void a_class_whose_handlers_cannot_catch_an_exit_is_not_changed() throws Exception {
    assertNull(
        Weaving.guard(
            compile("static void m() { try { hashCode(1); } catch (RuntimeException e) { } }")));
  }

  @Test
  void a_handler_that_only_rethrows_is_not_changed() throws Exception {
    assertNull(
        Weaving.guard(
            compile("static void m() { try { hashCode(1); } catch (Throwable t) { throw t; } }")));
  }

  @Test
  void the_other_methods_of_a_guarded_class_are_not_changed() throws Exception {
    byte[] classFile =
        compile(
            "static void m() { try { hashCode(1); } catch (Throwable t) { } }"
                + " static void n() { synchronized (Plain.class) { hashCode(1); } }");
    byte[] guarded = Weaving.guard(classFile);
    assertEquals(text(classFile, "n"), text(guarded, "n"));
  }

  /** "Old versions with jsr/ret: left as it was." */
  @Test
  void a_method_with_subroutines_is_refused_and_left_as_it_was() {
    MethodNode method = new MethodNode(Opcodes.ACC_STATIC, "m", "()V", null, null);
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    Label subroutine = new Label();
    method.visitTryCatchBlock(start, end, handler, null);
    method.visitLabel(start);
    method.visitJumpInsn(Opcodes.JSR, subroutine);
    method.visitLabel(end);
    method.visitInsn(Opcodes.RETURN);
    method.visitLabel(handler);
    method.visitInsn(Opcodes.POP);
    method.visitInsn(Opcodes.RETURN);
    method.visitLabel(subroutine);
    method.visitVarInsn(Opcodes.ASTORE, 0);
    method.visitVarInsn(Opcodes.RET, 0);
    method.visitMaxs(1, 1);
    String before = text(method);
    assertThrows(UnweavableMethodException.class, () -> HandlerGuards.guard("Plain", method));
    assertEquals(before, text(method));
  }

  /** Weaving is a function of the class file alone. */
  @Test
  void a_class_read_twice_is_woven_to_the_same_bytes() throws Exception {
    byte[] classFile = compile("static void m() { try { hashCode(1); } finally { hashCode(2); } }");
    assertArrayEquals(Weaving.guard(classFile), Weaving.guard(classFile));
  }

  private static byte[] compile(String members) throws Exception {
    String source = "class Plain { static void hashCode(int i) {} " + members + " }";
    return new InMemoryCompiler()
        .compile("Plain", source, List.of("-g", "-nowarn", "-proc:none", "--release", "17"))
        .get("Plain");
  }

  private static ClassNode read(byte[] classFile) {
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, ClassReader.EXPAND_FRAMES);
    return node;
  }

  private static String text(byte[] classFile, String name) {
    return text(
        read(classFile).methods.stream()
            .filter(m -> m.name.equals(name))
            .findFirst()
            .orElseThrow());
  }

  private static String text(MethodNode method) {
    Textifier textifier = new Textifier();
    method.accept(new TraceMethodVisitor(textifier));
    StringWriter text = new StringWriter();
    textifier.print(new PrintWriter(text, true));
    return text.toString();
  }
}
