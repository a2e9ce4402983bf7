package dev.goexit.weave.handlers;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The ranges that javac leaves out: those of one byte that start at a handler (its {@code
 * Code.compressCatchTable}). It is the store of the caught variable and cannot throw, so that
 * nothing is lost to the program. But where a clause has no body, or one that starts with a {@code
 * return}, its store is all that the try blocks around it covered of it, and we must know them.
 *
 * <p>An entry behind the handler's own that covers the same try block is an outer one, or the
 * finally of the same statement: both cover the clause. Or it is a later clause of the same
 * statement. Most of those cannot catch an exit, so that it does not matter. Of an empty {@code
 * catch (Error e)} before a {@code catch (Throwable t)} nobody can tell whether the second is a
 * sibling or an outer one. It is taken for an outer one: an extra handler is better than a skipped
 * one.
 */
final class DroppedRanges {
  // astore_0 to astore_3 take one byte.
  private static final int MAX_SHORT_LOCAL = 3;

  private final ControlFlow flow;

  DroppedRanges(ControlFlow flow) {
    this.flow = flow;
  }

  /** The entries to be added to those that cover an instruction. */
  List<Integer> at(int number) {
    List<Integer> dropped = new ArrayList<>();
    if (isShortStore(number)) {
      for (int own = 0; own < flow.entries().size(); own++) {
        if (flow.handlerOf(own) == number) {
          addOuter(own, dropped);
        }
      }
    }
    return dropped;
  }

  private boolean isShortStore(int number) {
    return flow.opcode(number) == Opcodes.ASTORE
        && ((VarInsnNode) flow.at(number)).var <= MAX_SHORT_LOCAL;
  }

  private void addOuter(int own, List<Integer> dropped) {
    int handler = flow.handlerOf(own);
    for (int candidate : flow.covering(flow.numberOf(flow.entries().get(own).start))) {
      if (candidate > own
          && flow.handlerOf(candidate) != handler
          && !flow.isCovered(handler, candidate)
          && dropped.stream().noneMatch(d -> flow.isSameCatcher(d, candidate))) {
        dropped.add(candidate);
      }
    }
  }
}
