package dev.goexit.weave.handlers;

import java.util.Arrays;
import java.util.List;

/**
 * Which entries of the exception table see the exit that a guard throws again: those around the
 * handler that has ended, since that is where its last statement stood.
 *
 * <p>A compiler cuts them out behind a {@code return} in a handler, because it has copied their
 * {@code finally} block there. The guard stands before the copy and takes them in again. Not those
 * of a {@code synchronized} block whose monitor has been left already.
 */
final class GuardCover {
  private final ControlFlow flow;
  private final LevelAnalysis levels;
  private final MonitorDepth monitors;

  GuardCover(ControlFlow flow, LevelAnalysis levels) {
    this.flow = flow;
    this.levels = levels;
    this.monitors = new MonitorDepth(flow);
  }

  /** The cover of a level's guard on an edge; {@code to} is below 0 when the method returns. */
  Cover of(int level, int from, int to) {
    List<GuardedHandler> ended = levels.handlersAt(from, level);
    int[] covering = flow.covering(from);
    int[] entries = new int[covering.length];
    int count = 0;
    for (int entry : covering) {
      if ((staysCovered(to, entry) || enclosesAll(ended, entry, from)) && !isOf(ended, entry)) {
        entries[count++] = entry;
      }
    }
    // No synthetic handler: what an outer level holds is this exit, or is none.
    return new Cover(Arrays.copyOf(entries, count), null);
  }

  private boolean staysCovered(int to, int entry) {
    return to >= 0 && flow.isCovered(to, entry);
  }

  private boolean enclosesAll(List<GuardedHandler> ended, int entry, int from) {
    int handler = flow.handlerOf(entry);
    if (monitors.after(from) != monitors.before(handler)
        || levels.levelOnArrival(handler) > levels.level(from)) {
      return false;
    }
    for (GuardedHandler guarded : ended) {
      if (!guarded.isEnclosedBy(entry)) {
        return false;
      }
    }
    return true;
  }

  private boolean isOf(List<GuardedHandler> ended, int entry) {
    for (GuardedHandler guarded : ended) {
      if (guarded.entry() == flow.handlerOf(entry)) {
        return true;
      }
    }
    return false;
  }
}
