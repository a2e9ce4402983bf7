package dev.goexit.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.goexit.weave.methods.targets.Initialisers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** The code of a static initialiser that tells when it runs is what it was, but for the marks. */
class MarkedCodeTest {
  private static final String OBJECT = "java/lang/Object";

  @ParameterizedTest
  @ValueSource(strings = {"Calling", "Positions", "GivingLambda"})
  void the_marks_are_its_first_and_last_calls(String nested) {
    byte[] classFile =
        WeavingLoader.classFile(Initialisers.class.getName().replace('.', '/') + "$" + nested);
    MethodNode marked = initialiser(InitialiserMarks.weave(classFile).classFile());
    List<AbstractInsnNode> code = real(marked);

    assertEquals("enterInitialiser", ((MethodInsnNode) code.get(3)).name);
    assertEquals("leaveInitialiser", ((MethodInsnNode) code.get(code.size() - 2)).name);
    assertEquals(Opcodes.RETURN, code.get(code.size() - 1).getOpcode());
  }

  /** As no compiler writes it: {@code if (Other.call()) return; for (;;) {}}. */
  @Test
  void one_whose_code_ends_otherwise_tells_its_begin_alone() {
    ClassWriter type = new ClassWriter(0);
    type.visit(Opcodes.V1_5, Opcodes.ACC_PUBLIC, "com/acme/Looping", null, OBJECT, null);
    MethodVisitor code = type.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    code.visitCode();
    Label loop = new Label();
    code.visitMethodInsn(Opcodes.INVOKESTATIC, "com/acme/Other", "call", "()Z", false);
    code.visitJumpInsn(Opcodes.IFEQ, loop);
    code.visitInsn(Opcodes.RETURN);
    code.visitLabel(loop);
    code.visitJumpInsn(Opcodes.GOTO, loop);
    code.visitMaxs(1, 0);
    type.visitEnd();

    MethodNode marked = initialiser(InitialiserMarks.weave(type.toByteArray()).classFile());
    assertEquals(
        List.of("enterInitialiser", "call"),
        real(marked).stream()
            .filter(node -> node instanceof MethodInsnNode)
            .map(node -> ((MethodInsnNode) node).name)
            .toList());
  }

  /** Jumps, handlers, lines, variables and stack map frames: in the jars of the test class path. */
  @Test
  void all_else_names_the_same_instructions_as_before() throws IOException {
    int compared = 0;
    for (byte[] classFile : TestClassPath.classFiles()) {
      if (InitialiserMarks.areNeeded(new ConstantPool(classFile))) {
        MethodNode marked = initialiser(InitialiserMarks.weave(classFile).classFile());
        removeMarks(marked);
        assertEquals(described(initialiser(classFile)), described(marked));
        compared++;
      }
    }
    assertTrue(compared > 100, "compared " + compared);
  }

  private static MethodNode initialiser(byte[] classFile) {
    ClassNode type = new ClassNode();
    new ClassReader(classFile).accept(type, ClassReader.EXPAND_FRAMES);
    return type.methods.stream().filter(m -> m.name.equals("<clinit>")).findAny().orElseThrow();
  }

  private static List<AbstractInsnNode> real(MethodNode method) {
    List<AbstractInsnNode> real = new ArrayList<>();
    method.instructions.forEach(
        node -> {
          if (node.getOpcode() >= 0) {
            real.add(node);
          }
        });
    return real;
  }

  private static void removeMarks(MethodNode method) {
    List<AbstractInsnNode> code = real(method);
    for (int i = 3; i < code.size(); i++) {
      if (code.get(i) instanceof MethodInsnNode call && call.owner.equals(WovenNames.BRIDGE)) {
        code.subList(i - 3, i + 1).forEach(method.instructions::remove);
      }
    }
    method.instructions.resetLabels();
  }

  /** Each place by the number of the instruction that comes there. */
  private static List<String> described(MethodNode method) {
    List<String> lines = new ArrayList<>();
    List<AbstractInsnNode> code = real(method);
    InsnList all = method.instructions;
    for (AbstractInsnNode node : all) {
      int place = place(code, node);
      if (node instanceof JumpInsnNode jump) {
        lines.add(place + ": " + node.getOpcode() + " to " + place(code, jump.label));
      } else if (node instanceof TableSwitchInsnNode table) {
        lines.add(place + ": switch " + places(code, table.labels) + place(code, table.dflt));
      } else if (node instanceof LookupSwitchInsnNode lookup) {
        lines.add(place + ": switch " + places(code, lookup.labels) + place(code, lookup.dflt));
      } else if (node instanceof LineNumberNode line) {
        lines.add(place + ": line " + line.line);
      } else if (node instanceof FrameNode frame && place > 0) {
        lines.add(place + ": frame " + types(code, frame.local) + types(code, frame.stack));
      } else if (node.getOpcode() >= 0) {
        lines.add(place + ": " + node.getOpcode());
      }
    }
    for (TryCatchBlockNode entry : method.tryCatchBlocks) {
      lines.add(places(code, List.of(entry.start, entry.end, entry.handler)) + entry.type);
    }
    if (method.localVariables != null) {
      for (LocalVariableNode variable : method.localVariables) {
        lines.add(variable.name + places(code, List.of(variable.start, variable.end)));
      }
    }
    return lines;
  }

  private static List<String> types(List<AbstractInsnNode> code, List<Object> types) {
    return types.stream()
        .map(type -> type instanceof LabelNode made ? "made at " + place(code, made) : "" + type)
        .toList();
  }

  private static List<Integer> places(List<AbstractInsnNode> code, List<LabelNode> labels) {
    return labels.stream().map(label -> place(code, label)).toList();
  }

  private static int place(List<AbstractInsnNode> code, AbstractInsnNode node) {
    AbstractInsnNode next = node;
    while (next != null && next.getOpcode() < 0) {
      next = next.getNext();
    }
    return next == null ? code.size() : code.indexOf(next);
  }
}
