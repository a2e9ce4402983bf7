package dev.goexit.weave.handlers;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The local variable table of a method, and how far it can be trusted.
 *
 * @param variables the entries; none if the class was compiled without
 * @param namesEveryVariable whether a variable that is not in the table has no scope
 */
record VariableTable(List<LocalVariableNode> variables, boolean namesEveryVariable) {
  private static final int MAJOR_VERSION = 0xFFFF;

  /** The table of a method of which nothing else is known. */
  static VariableTable of(MethodNode method) {
    return new VariableTable(variables(method), false);
  }

  /**
   * The table of a method of a known class. From Java 22 on a variable may be {@code _} and stands
   * in no table though it has a scope, and other languages leave out what they like.
   */
  static VariableTable of(ClassNode owner, MethodNode method) {
    boolean isJava = owner.sourceFile != null && owner.sourceFile.endsWith(".java");
    boolean isBeforeUnnamedVariables = (owner.version & MAJOR_VERSION) <= Opcodes.V21;
    return new VariableTable(
        variables(method), isJava && isBeforeUnnamedVariables && hasTables(owner));
  }

  private static boolean hasTables(ClassNode owner) {
    for (MethodNode method : owner.methods) {
      if (!variables(method).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static List<LocalVariableNode> variables(MethodNode method) {
    return method.localVariables == null ? List.of() : method.localVariables;
  }
}
