package dev.goexit.weave.handlers;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** What the handlers of a method would do to an exit if they were not guarded. */
public final class HandlerEffects {
  /** What a handler may do. */
  public enum Effect {
    /** It cannot catch an exit, or throws it again whatever happens. */
    NONE,
    /** It throws something else that it makes itself. */
    REPLACES,
    /** It may complete. */
    SWALLOWS
  }

  private final ControlFlow flow;
  private final LevelAnalysis levels;
  private final Map<Integer, Effect> effects = new HashMap<>();

  /** Analyses a method, which stays as it is. */
  public HandlerEffects(ClassNode owner, MethodNode method) {
    flow = new ControlFlow(method);
    levels = new LevelAnalysis(flow, VariableTable.of(owner, method));
    for (int i = 0; i < flow.size(); i++) {
      for (int level = 1; level <= levels.level(i); level++) {
        for (GuardedHandler handler : levels.handlersAt(i, level)) {
          add(handler.entry(), effect(i, level, handler));
        }
      }
    }
  }

  /** Of the handler of an entry of the method's exception table. */
  public Effect of(int entry) {
    return GuardedHandler.canCatchExit(flow.entries().get(entry))
        ? effects.getOrDefault(flow.handlerOf(entry), Effect.NONE)
        : Effect.NONE;
  }

  private void add(int handler, Effect effect) {
    Effect known = effects.get(handler);
    if (known == null || known.compareTo(effect) < 0) {
      effects.put(handler, effect);
    }
  }

  private Effect effect(int number, int level, GuardedHandler handler) {
    if (flow.isReturn(number)) {
      return Effect.SWALLOWS;
    }
    for (int next : flow.successors(number)) {
      if (levels.levelKept(number, next) < level) {
        return Effect.SWALLOWS;
      }
    }
    boolean throwsOther =
        flow.opcode(number) == Opcodes.ATHROW
            && level == levels.level(number)
            && !throwsCaught(number, handler.entry());
    return throwsOther ? Effect.REPLACES : Effect.NONE;
  }

  /** Whether it is the caught throwable, as {@code aload x; athrow} where the handler stored x. */
  private boolean throwsCaught(int number, int entry) {
    int before = number - 1;
    if (before > 0 && flow.opcode(before) == Opcodes.CHECKCAST) {
      before--;
    }
    AbstractInsnNode loaded = before < 0 ? null : flow.at(before);
    return loaded instanceof VarInsnNode load
        && load.getOpcode() == Opcodes.ALOAD
        && flow.at(entry) instanceof VarInsnNode store
        && store.getOpcode() == Opcodes.ASTORE
        && load.var == store.var;
  }
}
