package dev.goexit.weave.handlers;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.tree.TryCatchBlockNode;

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

  private final ControlFlow flow;
  private final int entry;
  private final int end;

  /** The entries that enclose the handler, one of each catcher, itself never among them. */
  private final List<Integer> outer = new ArrayList<>();

  GuardedHandler(ControlFlow flow, VariableTable variables, int entry) {
    this.flow = flow;
    this.entry = entry;
    this.end = new CaughtVariable(flow, variables, entry).endOfScope();
    addOuter();
  }

  /** Whether an entry of the exception table catches an exit. */
  static boolean canCatchExit(TryCatchBlockNode entry) {
    return entry.type == null || CATCHES_EXIT.contains(entry.type);
  }

  private void addOuter() {
    for (int candidate : flow.covering(entry)) {
      if (!isEnclosedBy(candidate) && flow.handlerOf(candidate) != entry) {
        outer.add(candidate);
      }
    }
  }

  /** The first instruction. */
  int entry() {
    return entry;
  }

  /** Whether an entry, or another piece of its try block, encloses the handler. */
  boolean isEnclosedBy(int candidate) {
    for (int enclosing : outer) {
      if (flow.isSameCatcher(enclosing, candidate)) {
        return true;
      }
    }
    return false;
  }

  /** Whether an edge on which nothing is thrown leaves the body. */
  boolean isLeftBy(int from, int to) {
    if (to == entry || !isInScope(to)) {
      return true;
    }
    return !flow.isCoveredAlike(from, to) && leavesOuter(from, to);
  }

  private boolean leavesOuter(int from, int to) {
    for (int enclosing : outer) {
      if (flow.isCovered(from, enclosing) && leavesRange(to, enclosing)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the body is left when one of its instructions throws into a handler. */
  boolean isLeftByThrowTo(int handler) {
    return handler == entry || !isInScope(handler) || isOuterHandler(handler);
  }

  private boolean isOuterHandler(int handler) {
    for (int enclosing : outer) {
      if (flow.handlerOf(enclosing) == handler) {
        return true;
      }
    }
    return false;
  }

  private boolean isInScope(int number) {
    return end == CaughtVariable.UNKNOWN || (number >= entry && number < end);
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
}
