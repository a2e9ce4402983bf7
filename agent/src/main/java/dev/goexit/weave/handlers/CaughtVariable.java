package dev.goexit.weave.handlers;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The variable of a {@code catch} clause: the local in which the handler's first instruction stores
 * what was caught, and its scope by the local variable table.
 */
final class CaughtVariable {
  /** Nothing is known of the scope. */
  static final int UNKNOWN = -1;

  private final ControlFlow flow;
  private final VariableTable table;
  private final int entry;
  private final int local;

  CaughtVariable(ControlFlow flow, VariableTable table, int entry) {
    this.flow = flow;
    this.table = table;
    this.entry = entry;
    this.local = flow.opcode(entry) == Opcodes.ASTORE ? local(entry) : UNKNOWN;
  }

  private int local(int number) {
    return flow.at(number) instanceof VarInsnNode variable ? variable.var : UNKNOWN;
  }

  /** The first instruction behind the scope, or {@link #UNKNOWN}. */
  int endOfScope() {
    if (local == UNKNOWN || flow.isCatchAny(entry)) {
      return UNKNOWN;
    }
    for (LocalVariableNode variable : table.variables()) {
      if (variable.index == local && flow.numberOf(variable.start) == entry + 1) {
        return endOfPieces(variable);
      }
    }
    // An empty catch clause: a scope without instructions does not stand in the table. The handlers
    // that compilers add (try-with-resources) do not either, but they use what they caught.
    return table.namesEveryVariable() && !isRead() ? entry + 1 : UNKNOWN;
  }

  // A scope may stand in the table in pieces. Pieces that begin with a store are other variables.
  private int endOfPieces(LocalVariableNode caught) {
    int last = flow.numberOf(caught.end);
    for (LocalVariableNode piece : table.variables()) {
      int start = flow.numberOf(piece.start);
      if (piece.index == local
          && piece.name.equals(caught.name)
          && start > entry + 1
          && !isStore(start - 1)) {
        last = Math.max(last, flow.numberOf(piece.end));
      }
    }
    return last;
  }

  private boolean isStore(int number) {
    int opcode = flow.opcode(number);
    return opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE && local(number) == local;
  }

  // Whether any path reads the local before it is written again.
  private boolean isRead() {
    BitSet seen = new BitSet();
    Deque<Integer> pending = new ArrayDeque<>();
    pending.add(entry + 1);
    while (!pending.isEmpty()) {
      int number = pending.poll();
      if (seen.get(number) || isStore(number)) {
        continue;
      }
      seen.set(number);
      boolean isIncrement = flow.at(number) instanceof IincInsnNode iinc && iinc.var == local;
      if (isIncrement || local(number) == local) {
        return true;
      }
      for (int next : flow.successors(number)) {
        pending.add(next);
      }
      for (int covering : flow.covering(number)) {
        pending.add(flow.handlerOf(covering));
      }
    }
    return false;
  }
}
