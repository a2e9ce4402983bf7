package dev.goexit.weave.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * "The level of an instruction is the least number of guarded handler entries on any path to it."
 */
class LevelAnalysisTest {
  private static final String THROWABLE = "java/lang/Throwable";

  @Test
  void the_ordinary_flow_has_level_0_and_a_handler_1() throws Exception {
    assertEquals(
        "1:0 2:1 3:0", levels("-g:none", "try { at(1); } catch (Throwable t) { at(2); } at(3);"));
  }

  @Test
  void a_handler_in_a_handler_adds_a_level() throws Exception {
    assertEquals(
        "1:0 2:1 3:2 4:1 5:0",
        levels(
            "-g:none",
            "try { at(1); } catch (Throwable t) { try { at(2); } catch (Error e) { at(3); } at(4); }"
                + " at(5);"));
  }

  @Test
  void a_handler_that_cannot_catch_an_exit_adds_none() throws Exception {
    assertEquals(
        "1:0 2:0 3:0",
        levels("-g:none", "try { at(1); } catch (RuntimeException e) { at(2); } at(3);"));
  }

  @Test
  void sibling_handlers_have_one_level() throws Exception {
    assertEquals(
        "1:0 2:1 3:1 4:0",
        levels(
            "-g:none",
            "try { at(1); } catch (Error e) { at(2); } catch (Throwable t) { at(3); } at(4);"));
  }

  @Test
  void the_handler_of_a_finally_has_a_level_and_its_other_copies_none() throws Exception {
    assertEquals("1:0 2:0 2:1 3:0", levels("-g:none", "try { at(1); } finally { at(2); } at(3);"));
  }

  @Test
  void an_edge_back_to_the_loop_drops_the_level() throws Exception {
    assertEquals(
        "1:0 2:1 3:0",
        levels(
            "-g:none",
            "while (true) { try { at(1); } catch (Throwable t) { at(2); continue; } at(3); }"));
  }

  @Test
  void the_handler_of_a_synchronized_block_adds_no_level() throws Exception {
    assertEquals("1:0 2:0", levels("-g:none", "synchronized (Levels.class) { at(1); } at(2);"));
  }

  @Test
  void code_behind_a_try_that_never_completes_is_cut_off_by_the_variables_scope() throws Exception {
    String body = "try { at(1); return; } catch (Throwable t) { at(2); } at(3);";
    assertEquals("1:0 2:1 3:0", levels("-g", body));
    assertEquals("1:0 2:1 3:1", levels("-g:none", body));
  }

  @Test
  void an_empty_clause_ends_at_once_where_the_table_names_every_variable() throws Exception {
    String body = "try { at(1); return; } catch (Throwable t) { } at(3);";
    assertEquals("1:0 3:0", levels("-g", body));
    assertEquals("1:0 3:1", levels("-g:none", body));
  }

  @Test
  void a_handler_ends_before_the_copy_of_an_outer_finally() throws Exception {
    assertEquals(
        "1:0 3:0 2:1 3:0 3:1",
        levels(
            "-g:none",
            "try { try { at(1); return; } catch (Throwable t) { at(2); return; } }"
                + " finally { at(3); }"));
  }

  /** Two handlers that jump to one tail: by dominance neither would own it. */
  @Test
  void a_tail_that_siblings_share_belongs_to_both() {
    MethodNode method = new MethodNode(Opcodes.ACC_STATIC, "m", "()V", null, null);
    Label[] labels = labels(5);
    method.visitTryCatchBlock(labels[0], labels[1], labels[2], "java/lang/Error");
    method.visitTryCatchBlock(labels[0], labels[1], labels[3], THROWABLE);
    method.visitLabel(labels[0]);
    at(method, 1);
    method.visitLabel(labels[1]);
    method.visitInsn(Opcodes.RETURN);
    method.visitLabel(labels[2]);
    method.visitVarInsn(Opcodes.ASTORE, 0);
    at(method, 2);
    method.visitJumpInsn(Opcodes.GOTO, labels[4]);
    method.visitLabel(labels[3]);
    method.visitVarInsn(Opcodes.ASTORE, 0);
    at(method, 3);
    method.visitLabel(labels[4]);
    at(method, 4);
    method.visitInsn(Opcodes.RETURN);
    assertEquals("1:0 2:1 3:1 4:1", levels(method, VariableTable.of(method)));
  }

  /** ECJ's finally that cannot complete: popped, then shared with the ordinary flow. */
  @Test
  void a_finally_shared_with_the_ordinary_flow_belongs_to_its_handler() {
    MethodNode method = SharedFinally.method();
    assertEquals("1:0 2:1", levels(method, VariableTable.of(method)));
  }

  @Test
  void unreachable_code_has_level_0() {
    MethodNode method = new MethodNode(Opcodes.ACC_STATIC, "m", "()V", null, null);
    Label[] labels = labels(3);
    method.visitTryCatchBlock(labels[0], labels[1], labels[2], THROWABLE);
    method.visitInsn(Opcodes.RETURN);
    method.visitLabel(labels[0]);
    at(method, 1);
    method.visitInsn(Opcodes.RETURN);
    method.visitLabel(labels[1]);
    method.visitLabel(labels[2]);
    method.visitInsn(Opcodes.ATHROW);
    assertEquals("1:0", levels(method, VariableTable.of(method)));
  }

  private static Label[] labels(int count) {
    Label[] labels = new Label[count];
    java.util.Arrays.setAll(labels, i -> new Label());
    return labels;
  }

  static void at(MethodNode method, int place) {
    method.visitIntInsn(Opcodes.BIPUSH, place);
    method.visitMethodInsn(Opcodes.INVOKESTATIC, "Levels", "at", "(I)V", false);
  }

  private static String levels(String debug, String body) throws Exception {
    String source =
        "class Levels { static void at(int place) {} static void m() { " + body + " } }";
    List<String> options = List.of(debug, "-proc:none", "--release", "17");
    ClassNode owner = new ClassNode();
    new ClassReader(new InMemoryCompiler().compile("Levels", source, options).get("Levels"))
        .accept(owner, ClassReader.EXPAND_FRAMES);
    MethodNode method =
        owner.methods.stream().filter(m -> m.name.equals("m")).findFirst().orElseThrow();
    return levels(method, VariableTable.of(owner, method));
  }

  /** Each place with its level, in the order of the code. */
  private static String levels(MethodNode method, VariableTable variables) {
    for (var node : method.instructions) {
      if (node.getOpcode() >= Opcodes.ICONST_1 && node.getOpcode() <= Opcodes.ICONST_5) {
        int place = node.getOpcode() - Opcodes.ICONST_0;
        method.instructions.set(node, new IntInsnNode(Opcodes.BIPUSH, place));
      }
    }
    ControlFlow flow = new ControlFlow(method);
    LevelAnalysis levels = new LevelAnalysis(flow, variables);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < flow.size(); i++) {
      if (flow.at(i) instanceof IntInsnNode place) {
        text.append(text.isEmpty() ? "" : " ").append(place.operand).append(':');
        text.append(levels.level(i));
      }
    }
    return text.toString();
  }
}
