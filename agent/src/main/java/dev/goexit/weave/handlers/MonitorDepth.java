package dev.goexit.weave.handlers;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.objectweb.asm.Opcodes;

/**
 * How many monitors the method's own instructions hold at each instruction. Structured locking
 * (JVMS 2.11.10) makes it one number whatever the path; where code breaks that, the first path
 * counts.
 *
 * <p>A guard may be covered by an outer handler only where this number is the one its handler
 * expects: after the {@code monitorexit} of a {@code return} the handler of the {@code
 * synchronized} block must not leave the monitor again.
 */
final class MonitorDepth {
  private static final int UNREACHED = -1;

  private final ControlFlow flow;
  private final int[] before;
  private final Deque<Integer> pending = new ArrayDeque<>();

  MonitorDepth(ControlFlow flow) {
    this.flow = flow;
    before = new int[flow.size()];
    Arrays.fill(before, UNREACHED);
    reach(0, 0);
    while (!pending.isEmpty()) {
      spread(pending.poll());
    }
  }

  private void spread(int number) {
    for (int next : flow.successors(number)) {
      reach(next, after(number));
    }
    // A monitorexit that throws has left nothing.
    for (int entry : flow.covering(number)) {
      reach(flow.handlerOf(entry), before[number]);
    }
  }

  private void reach(int number, int depth) {
    if (before[number] == UNREACHED) {
      before[number] = depth;
      pending.add(number);
    }
  }

  int before(int number) {
    return before[number];
  }

  int after(int number) {
    return switch (flow.opcode(number)) {
      case Opcodes.MONITORENTER -> before[number] + 1;
      case Opcodes.MONITOREXIT -> before[number] - 1;
      default -> before[number];
    };
  }
}
