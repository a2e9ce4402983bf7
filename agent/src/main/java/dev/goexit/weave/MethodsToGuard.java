package dev.goexit.weave;

import java.util.BitSet;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * A class with those of its methods that guarding handlers takes: the few that have a handler that
 * could catch an exit, and one that has a variable table, if any has. It shows whether the compiler
 * made such tables.
 */
final class MethodsToGuard extends ClassNode {
  private final BitSet taken;
  private int visited;

  /** To be filled with the class that has this pool. */
  MethodsToGuard(ConstantPool pool) {
    super(Opcodes.ASM9);
    taken = taken(pool);
  }

  /** By their place among all methods. */
  private static BitSet taken(ConstantPool pool) {
    MethodTable methods = new MethodTable(pool);
    BitSet taken = new BitSet();
    boolean hasTable = false;
    int method = methods.start() + 2;
    for (int i = 0; i < methods.count(); i++) {
      int code = methods.code(method);
      boolean isFirstTable = !hasTable && code >= 0 && methods.hasVariables(code);
      hasTable |= isFirstTable;
      taken.set(i, isFirstTable || code >= 0 && CatchTypes.catchesInCode(pool, code));
      method = methods.behind(method);
    }
    return taken;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return taken.get(visited++)
        ? super.visitMethod(access, name, descriptor, signature, exceptions)
        : null;
  }
}
