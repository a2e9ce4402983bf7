package dev.goexit.weave.handlers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

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
  private final PriorityQueue<Arrival> pending =
      new PriorityQueue<>(Comparator.comparingInt(Arrival::depth));
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
      caps = IntStream.range(0, flow.size()).map(this::level).toArray();
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

  private void spread(int number) {
    for (int next : flow.successors(number)) {
      arrive(next, along(number, next));
    }
    for (int entry : flow.covering(number)) {
      int handler = flow.handlerOf(entry);
      arrive(handler, enter(handler, keep(number, h -> h.isLeftByThrowTo(handler))));
    }
  }

  private Held along(int from, int to) {
    return enter(to, keep(from, h -> h.isLeftBy(from, to)));
  }

  private Held keep(int number, Predicate<GuardedHandler> isLeft) {
    Held here = held[number];
    for (int level = 1; level <= here.depth(); level++) {
      if (here.at(level).stream().anyMatch(h -> isLeft.test(handlers.get(h)))) {
        return here.keep(level - 1);
      }
    }
    return here;
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

  private record Arrival(int number, int depth) {}

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
    Held kept = keep(from, h -> h.isLeftBy(from, to));
    long entered =
        sharedBodies.handlersAt(to).stream()
            .filter(handler -> !kept.contains(handlerAt.get(handler)))
            .count();
    return Math.min(kept.depth(), entered == 0 ? levelOnArrival(to) : level(to) - (int) entered);
  }

  /** The handlers that an instruction's level may belong to. */
  List<GuardedHandler> handlersAt(int number, int level) {
    return held[number].at(level).stream().mapToObj(handlers::get).toList();
  }

  int maxLevel() {
    int max = 0;
    for (int i = 0; i < held.length; i++) {
      max = Math.max(max, level(i));
    }
    return max;
  }
}
