package dev.goexit.weave.handlers;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The ranges that javac leaves out: those of one byte that start at a handler (its {@code
 * Code.compressCatchTable}). It is the store of the caught variable and cannot throw, so that
 * nothing is lost to the program. But where a clause has no body, or one that starts with a {@code
 * return}, its store is all that the try blocks around it covered of it, and we must know them.
 *
 * <p>An entry behind the handler's own that covers the same try block is an outer one, or the
 * finally of the same statement; both cover the clause. Or it is a sibling clause. That one has
 * just the same ranges, and can stand there only if the handler does not catch all that it does. Of
 * an empty {@code catch (Error e)} before a {@code catch (Throwable t)} nobody can tell whether
 * they are siblings. They are taken for such: a body must not be cut short for want of a sibling's
 * range.
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
          && !hasCatcherOf(candidate, dropped)
          && !isSibling(own, candidate)) {
        dropped.add(candidate);
      }
    }
  }

  private boolean hasCatcherOf(int candidate, List<Integer> entries) {
    for (int entry : entries) {
      if (flow.isSameCatcher(entry, candidate)) {
        return true;
      }
    }
    return false;
  }

  private boolean isSibling(int own, int candidate) {
    return !hides(flow.entries().get(own).type, flow.entries().get(candidate).type)
        && ranges(own).equals(ranges(candidate))
        && !isOfResource(flow.handlerOf(candidate));
  }

  // The handler of a try-with-resources is nobody's sibling, and close() must not be passed by. It
  // closes, adds what that throws as suppressed, and rethrows; nothing else.
  private boolean isOfResource(int handler) {
    boolean addsSuppressed = false;
    int farthestTarget = handler;
    for (int number = handler; number < flow.size(); number++) {
      switch (flow.opcode(number)) {
        case Opcodes.ASTORE, Opcodes.ALOAD -> {}
        case Opcodes.IFNULL, Opcodes.IFNONNULL, Opcodes.GOTO ->
            farthestTarget = Math.max(farthestTarget, flow.successors(number)[0]);
        case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKEINTERFACE -> {
          String called = ((MethodInsnNode) flow.at(number)).name;
          addsSuppressed |= called.equals("addSuppressed");
          if (!called.equals("close") && !called.equals("addSuppressed")) {
            return false;
          }
        }
        case Opcodes.ATHROW -> {
          return addsSuppressed && farthestTarget <= number;
        }
        default -> {
          return false;
        }
      }
    }
    return false;
  }

  // A clause never comes behind one of the same statement that catches all that it does.
  private static boolean hides(String ownType, String type) {
    return type == null
        || ownType == null
        || ownType.equals("java/lang/Throwable")
        || ownType.equals(type);
  }

  private List<List<Integer>> ranges(int entry) {
    List<List<Integer>> ranges = new ArrayList<>();
    for (int i = 0; i < flow.entries().size(); i++) {
      if (flow.isSameCatcher(i, entry)) {
        TryCatchBlockNode piece = flow.entries().get(i);
        ranges.add(List.of(flow.numberOf(piece.start), flow.numberOf(piece.end)));
      }
    }
    return ranges;
  }
}
