package dev.goexit.weave.handlers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * In how many guarded handlers each instruction stands: its <em>level</em>.
 *
 * <p>Along a path the entry of a guarded handler adds one, and an edge that leaves a handler's body
 * ({@link GuardedHandler}) takes away its level and those inside it. The level of an instruction is
 * the least over all paths, over normal and exception edges. Where the level drops along an edge,
 * the handlers of the lost levels have ended. It is computed as a data flow of {@link Held}: sets
 * grow and depths sink, so that it ends.
 *
 * <p>Tried and dropped: regions by dominance, which cut off the tail that two sibling handlers
 * share.
 */
final class LevelAnalysis {
  private final ControlFlow flow;
  private final List<GuardedHandler> handlers = new ArrayList<>();
  private final Map<Integer, Integer> handlerAt = new HashMap<>();
  private final SharedBodies sharedBodies;
  // Outer levels first, so that hardly anything is seen deeper than it is.
  private final PriorityQueue<Arrival> pending = new PriorityQueue<>();
  private Held[] held;
  private int[] caps;

  LevelAnalysis(ControlFlow flow, VariableTable variables) {
    this.flow = flow;
    TreeSet<Integer> entries = guardedEntries(flow);
    sharedBodies = new SharedBodies(flow, entries);
    for (int entry : entries) {
      handlerAt.put(entry, handlers.size());
      handlers.add(new GuardedHandler(flow, variables, entry));
    }
    int[] before;
    do {
      before = caps;
      held = new Held[flow.size()];
      arrive(0, Held.NOTHING);
      while (!pending.isEmpty()) {
        spread(pending.poll().number);
      }
      caps = levels();
    } while (!Arrays.equals(before, caps));
  }

  /** The first instructions of the handlers that need a guard, in the order of the code. */
  static TreeSet<Integer> guardedEntries(ControlFlow flow) {
    TreeSet<Integer> entries = new TreeSet<>();
    for (int i = 0; i < flow.entries().size(); i++) {
      int handler = flow.handlerOf(i);
      if (GuardedHandler.canCatchExit(flow.entries().get(i))
          && handler < flow.size()
          && !RethrowingHandler.startsAt(flow, handler)) {
        entries.add(handler);
      }
    }
    return entries;
  }

  private int[] levels() {
    int[] levels = new int[flow.size()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = level(i);
    }
    return levels;
  }

  private void spread(int number) {
    for (int next : flow.successors(number)) {
      arrive(next, along(number, next));
    }
    for (int entry : flow.covering(number)) {
      int handler = flow.handlerOf(entry);
      arrive(handler, enter(handler, keep(number, handler, true)));
    }
  }

  private Held along(int from, int to) {
    return enter(to, keep(from, to, false));
  }

  private Held keep(int from, int to, boolean isThrown) {
    Held here = held[from];
    for (int level = 1; level <= here.depth(); level++) {
      if (isAnyLeft(here.at(level), from, to, isThrown)) {
        return here.keep(level - 1);
      }
    }
    return here;
  }

  private boolean isAnyLeft(BitSet level, int from, int to, boolean isThrown) {
    for (int i = level.nextSetBit(0); i >= 0; i = level.nextSetBit(i + 1)) {
      GuardedHandler handler = handlers.get(i);
      if (isThrown ? handler.isLeftByThrowTo(to) : handler.isLeftBy(from, to)) {
        return true;
      }
    }
    return false;
  }

  private Held enter(int number, Held arriving) {
    if (isGuardedEntry(number)) {
      return arriving.push(handlerAt.get(number));
    }
    Held entered = arriving;
    for (int handler : sharedBodies.handlersAt(number)) {
      int shared = handlerAt.get(handler);
      entered = entered.contains(shared) ? entered : entered.push(shared);
    }
    return entered;
  }

  private void arrive(int number, Held arriving) {
    Held capped = caps == null ? arriving : keepInnermost(number, arriving);
    Held known = held[number];
    Held next = known == null ? capped : known.meet(capped);
    if (!next.equals(known)) {
      held[number] = next;
      pending.add(new Arrival(number, next.depth()));
    }
  }

  private Held keepInnermost(int number, Held arriving) {
    if (arriving.depth() <= caps[number]) {
      return arriving;
    }
    if (isGuardedEntry(number)) {
      return arriving.keep(caps[number] - 1).push(handlerAt.get(number));
    }
    return arriving.keep(caps[number]);
  }

  private record Arrival(int number, int depth) implements Comparable<Arrival> {
    @Override
    public int compareTo(Arrival other) {
      return Integer.compare(depth, other.depth);
    }
  }

  /** Whether any path leads to an instruction. One that none reaches has level 0. */
  boolean isReachable(int number) {
    return held[number] != null;
  }

  boolean isGuardedEntry(int number) {
    return handlerAt.containsKey(number);
  }

  /** In how many guarded handlers an instruction stands; an entry counts its own. */
  int level(int number) {
    return held[number] == null ? 0 : held[number].depth();
  }

  /** The level before the entry's own store. */
  int levelOnArrival(int number) {
    return isGuardedEntry(number) && isReachable(number) ? level(number) - 1 : level(number);
  }

  /**
   * The level that an edge keeps: the handlers of the levels inside it have ended. It is less than
   * what the target has only where that is a shared body, or the edge comes out of dead code.
   */
  int levelKept(int from, int to) {
    if (!isReachable(from)) {
      return 0;
    }
    Held kept = keep(from, to, false);
    int entered = countEntered(to, kept);
    return Math.min(kept.depth(), entered == 0 ? levelOnArrival(to) : level(to) - entered);
  }

  private int countEntered(int to, Held kept) {
    int entered = 0;
    for (int handler : sharedBodies.handlersAt(to)) {
      if (!kept.contains(handlerAt.get(handler))) {
        entered++;
      }
    }
    return entered;
  }

  /** The handlers that an instruction's level may belong to. */
  List<GuardedHandler> handlersAt(int number, int level) {
    BitSet there = held[number].at(level);
    List<GuardedHandler> found = new ArrayList<>();
    for (int i = there.nextSetBit(0); i >= 0; i = there.nextSetBit(i + 1)) {
      found.add(handlers.get(i));
    }
    return found;
  }

  int maxLevel() {
    int max = 0;
    for (int i = 0; i < held.length; i++) {
      max = Math.max(max, level(i));
    }
    return max;
  }
}
