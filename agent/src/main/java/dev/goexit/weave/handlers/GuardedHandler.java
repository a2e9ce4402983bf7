package dev.goexit.weave.handlers;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A handler that can catch an exit, and what is known of where its body ends.
 *
 * <p>Three things bound it. A path that another handler's or the ordinary flow joins has left it:
 * {@link LevelAnalysis} finds that. Where the local variable table tells the scope of the caught
 * variable, the body ends with the scope. And the try blocks around the handler enclose it: an edge
 * that leaves the range of an entry covering the handler's own start leaves the handler. The last
 * is what puts the guard of a {@code return} before the copies of the outer {@code finally} blocks,
 * so that the exit is raised where those blocks and their {@code catch} clauses still see it.
 */
final class GuardedHandler {
  // GoexitSignal and its superclasses; null is the catch-any of finally and synchronized.
  private static final Set<String> CATCHES_EXIT =
      Set.of("java/lang/Throwable", "java/lang/Error", "dev/goexit/GoexitSignal");
  private static final int NONE = -1;

  private final ControlFlow flow;
  private final int entry;
  private final int end;
  private final List<Integer> outer = new ArrayList<>();

  GuardedHandler(ControlFlow flow, MethodNode method, int entry) {
    this.flow = flow;
    this.entry = entry;
    this.end = findEnd(method);
    addOuter(entry);
    // Some compilers start the outer range only behind the store of the caught variable.
    if (flow.fallsThrough(entry)) {
      addOuter(entry + 1);
    }
  }

  /** Whether an entry of the exception table catches an exit. */
  static boolean canCatchExit(TryCatchBlockNode entry) {
    return entry.type == null || CATCHES_EXIT.contains(entry.type);
  }

  private void addOuter(int covered) {
    for (int candidate : flow.covering(covered)) {
      boolean known = outer.stream().anyMatch(o -> flow.isSameCatcher(o, candidate));
      if (!known && flow.handlerOf(candidate) != entry) {
        outer.add(candidate);
      }
    }
  }

  /** The first instruction. */
  int entry() {
    return entry;
  }

  /** The entries that enclose the handler, one of each catcher, itself never among them. */
  List<Integer> outer() {
    return outer;
  }

  /** Whether an edge on which nothing is thrown leaves the body. */
  boolean isLeftBy(int from, int to) {
    if (to == entry || !isInScope(to)) {
      return true;
    }
    return !flow.isCoveredAlike(from, to)
        && outer.stream().anyMatch(o -> flow.isCovered(from, o) && leavesRange(to, o));
  }

  /** Whether the body is left when one of its instructions throws into a handler. */
  boolean isLeftByThrowTo(int handler) {
    return handler == entry
        || !isInScope(handler)
        || outer.stream().anyMatch(o -> flow.handlerOf(o) == handler);
  }

  private boolean isInScope(int number) {
    return end == NONE || (number >= entry && number < end);
  }

  // Optimisers cut instructions that cannot throw out of the ranges. So it is no end when control
  // comes back into the range before anything could happen. Only forwards: a loop comes back, too.
  private boolean leavesRange(int to, int outerEntry) {
    int number = to;
    while (!flow.isCovered(number, outerEntry)) {
      int[] next = Throwing.canThrow(flow.opcode(number)) ? new int[0] : flow.successors(number);
      if (next.length != 1 || next[0] <= number) {
        return true;
      }
      number = next[0];
    }
    return false;
  }

  private int findEnd(MethodNode method) {
    if (method.localVariables == null || flow.opcode(entry) != Opcodes.ASTORE || isCatchAny()) {
      return NONE;
    }
    int local = ((VarInsnNode) flow.at(entry)).var;
    LocalVariableNode caught = null;
    for (LocalVariableNode variable : method.localVariables) {
      if (variable.index == local && flow.numberOf(variable.start) == entry + 1) {
        caught = variable;
      }
    }
    return caught == null ? NONE : endOfPieces(method, caught);
  }

  private boolean isCatchAny() {
    for (int i = 0; i < flow.entries().size(); i++) {
      if (flow.handlerOf(i) == entry && flow.entries().get(i).type == null) {
        return true;
      }
    }
    return false;
  }

  // A scope may stand in the table in pieces. Pieces that begin with a store are other variables.
  private int endOfPieces(MethodNode method, LocalVariableNode caught) {
    int last = flow.numberOf(caught.end);
    for (LocalVariableNode piece : method.localVariables) {
      int start = flow.numberOf(piece.start);
      if (piece.index == caught.index
          && piece.name.equals(caught.name)
          && start > entry + 1
          && !isStore(start - 1, caught.index)) {
        last = Math.max(last, flow.numberOf(piece.end));
      }
    }
    return last;
  }

  private boolean isStore(int number, int local) {
    return flow.opcode(number) == Opcodes.ASTORE && ((VarInsnNode) flow.at(number)).var == local;
  }
}
