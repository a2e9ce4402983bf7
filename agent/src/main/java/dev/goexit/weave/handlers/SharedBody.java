package dev.goexit.weave.handlers;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * ECJ compiles a {@code finally} that cannot complete only once. Its catch-any handler pops the
 * throwable and falls into the code that the ordinary flow uses, too. That code is the handler's
 * body, or the finally would be skipped; whoever comes from elsewhere holds null there.
 *
 * <p>Where it begins with a {@code while}, the code begins with a jump to the condition behind the
 * loop, and ECJ lets the ordinary flow jump there at once. A jump out of the finally, {@code
 * continue} say, looks the same; but then what stands behind it is reached without its target, or
 * the target is what leads to the try block.
 */
final class SharedBody {
  private final ControlFlow flow;
  private final int entry;

  private SharedBody(ControlFlow flow, int entry) {
    this.flow = flow;
    this.entry = entry;
  }

  /** Where the ordinary flow may come in; nowhere if the handler is not of that kind. */
  static List<Integer> starts(ControlFlow flow, int entry) {
    return new SharedBody(flow, entry).starts();
  }

  private List<Integer> starts() {
    if (flow.opcode(entry) != Opcodes.POP || !flow.fallsThrough(entry) || !isCatchAny()) {
      return List.of();
    }
    int first = entry + 1;
    if (!reachedWithout(first).get(entry)) {
      return List.of(); // A finally that is nothing but a jump back to what led here.
    }
    int condition = flow.opcode(first) == Opcodes.GOTO ? flow.successors(first)[0] : first;
    return condition > first + 1 && isLoopOfItsOwn(first, condition)
        ? List.of(first, condition)
        : List.of(first);
  }

  private boolean isCatchAny() {
    return flow.entries().stream()
        .anyMatch(e -> e.type == null && flow.numberOf(e.handler) == entry);
  }

  private boolean isLoopOfItsOwn(int jump, int condition) {
    BitSet without = reachedWithout(condition);
    return !without.get(jump + 1) && without.get(entry);
  }

  /** What can be reached though an instruction is not. */
  private BitSet reachedWithout(int avoided) {
    BitSet reached = new BitSet();
    reached.set(avoided);
    Deque<Integer> pending = new ArrayDeque<>(List.of(0));
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
