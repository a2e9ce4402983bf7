package dev.goexit.weave.handlers;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * ECJ compiles a {@code finally} that cannot complete only once. Its catch-any handler pops the
 * throwable and falls into the code that the ordinary flow uses, too. That code is the handler's
 * body, or the finally would be skipped; whoever comes from elsewhere holds null there.
 *
 * <p>Where the code begins with a jump, ECJ lets the ordinary flow go to the jump's target at once.
 * Two statements begin with one and go on at its target:
 *
 * <ul>
 *   <li>a {@code while}, whose condition stands behind the loop;
 *   <li>a {@code try} that is left at once and has such a finally itself. Its catch-any covers the
 *       jump and not the outer handler's start, and all that leaves its range goes to its body. So
 *       there the body of the inner one begins inside the body of the outer one.
 * </ul>
 *
 * <p>A jump out of the finally, {@code continue} say, looks the same as a {@code while}; but then
 * what stands behind it is reached without its target, or the target is what leads to the try
 * block.
 */
final class SharedBodies {
  private final ControlFlow flow;
  private final Set<Integer> known = new HashSet<>();
  private final Map<Integer, List<Integer>> handlersAt = new HashMap<>();

  /** Of the handlers with the given first instructions. */
  SharedBodies(ControlFlow flow, Collection<Integer> entries) {
    this.flow = flow;
    for (int entry : entries) {
      find(entry);
    }
  }

  /**
   * The handlers, by first instruction, in whose bodies the ordinary flow comes in; outer first.
   */
  List<Integer> handlersAt(int number) {
    return handlersAt.getOrDefault(number, List.of());
  }

  private void find(int entry) {
    if (flow.opcode(entry) != Opcodes.POP
        || !flow.fallsThrough(entry)
        || !flow.isCatchAny(entry)
        || !known.add(entry)) {
      return;
    }
    int first = entry + 1;
    if (!reachedWithout(first).get(entry)) {
      return; // A finally that is nothing but a jump back to what led here.
    }
    // The inner ones come first, so that each is found behind those that are outside it.
    for (int covering : flow.covering(first)) {
      find(flow.handlerOf(covering));
    }
    addStart(first, entry);
    if (flow.opcode(first) == Opcodes.GOTO) {
      int target = flow.successors(first)[0];
      if (target > first + 1
          && (entersInnerBody(entry, target) || isLoopOfItsOwn(entry, first, target))) {
        addStart(target, entry);
      }
    }
  }

  private void addStart(int number, int entry) {
    handlersAt.putIfAbsent(number, new ArrayList<>());
    handlersAt.get(number).add(0, entry);
  }

  private boolean entersInnerBody(int entry, int target) {
    for (int inner : flow.covering(entry + 1)) {
      if (!flow.isCovered(entry, inner) && handlersAt(target).contains(flow.handlerOf(inner))) {
        return true;
      }
    }
    return false;
  }

  private boolean isLoopOfItsOwn(int entry, int jump, int condition) {
    BitSet without = reachedWithout(condition);
    return !without.get(jump + 1) && without.get(entry);
  }

  /** What can be reached though an instruction is not. */
  private BitSet reachedWithout(int avoided) {
    BitSet reached = new BitSet();
    reached.set(avoided);
    Deque<Integer> pending = new ArrayDeque<>();
    pending.add(0);
    while (!pending.isEmpty()) {
      int number = pending.poll();
      if (reached.get(number)) {
        continue;
      }
      reached.set(number);
      for (int next : flow.successors(number)) {
        pending.add(next);
      }
      for (int covering : flow.covering(number)) {
        pending.add(flow.handlerOf(covering));
      }
    }
    return reached;
  }
}
