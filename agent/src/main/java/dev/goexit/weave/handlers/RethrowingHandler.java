package dev.goexit.weave.handlers;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Tells the handlers that do nothing but leave monitors and throw again what they caught: those of
 * {@code synchronized} blocks. They need no guard.
 *
 * <p>It is no pattern but a run of the handler with one bit known of each value: whether it is the
 * caught throwable. Only instructions without an effect outside the frame are let through, no
 * branch is, and at the end the caught throwable itself must be thrown. So such a handler can
 * neither complete nor replace an exit, whatever compiler made it.
 */
final class RethrowingHandler {
  // Enough for the handler of any synchronized block; also ends a goto that jumps to itself.
  private static final int MAX_STEPS = 64;

  private final ControlFlow flow;
  private final Deque<Boolean> stack = new ArrayDeque<>();
  private final BitSet caughtLocals = new BitSet();

  private RethrowingHandler(ControlFlow flow) {
    this.flow = flow;
  }

  /** Whether the handler that starts at an instruction only leaves monitors and rethrows. */
  static boolean startsAt(ControlFlow flow, int entry) {
    return new RethrowingHandler(flow).runsToRethrow(entry);
  }

  private boolean runsToRethrow(int entry) {
    stack.push(true);
    int number = entry;
    for (int step = 0; step < MAX_STEPS && number < flow.size(); step++) {
      switch (flow.opcode(number)) {
        case Opcodes.NOP -> {}
        case Opcodes.ASTORE -> caughtLocals.set(local(number), stack.pop());
        case Opcodes.ALOAD -> stack.push(caughtLocals.get(local(number)));
        case Opcodes.DUP -> stack.push(stack.peek());
        case Opcodes.MONITOREXIT -> {
          if (stack.pop()) {
            return false;
          }
        }
        case Opcodes.GOTO -> {
          number = flow.numberOf(((JumpInsnNode) flow.at(number)).label);
          continue;
        }
        case Opcodes.ATHROW -> {
          return stack.peek();
        }
        default -> {
          return false;
        }
      }
      number++;
    }
    return false;
  }

  private int local(int number) {
    return ((VarInsnNode) flow.at(number)).var;
  }
}
