package dev.goexit.weave.handlers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * The synthetic handlers of a method, one for each level and list of entries that remain.
 *
 * <p>What an instruction of a guarded body throws is first offered to the handlers inside that
 * body. They keep the level, and the exit is still held. In front of the first one that loses a
 * level (or behind them all) the throw leaves a guarded body: there a synthetic handler lets the
 * exit win.
 */
final class ExitWinsHandlers {
  private final ControlFlow flow;
  private final LevelAnalysis levels;
  private final Map<List<Object>, ExitWinsHandler> known = new HashMap<>();

  ExitWinsHandlers(ControlFlow flow, LevelAnalysis levels) {
    this.flow = flow;
    this.levels = levels;
  }

  /**
   * What handles a throw at a level under the given entries.
   *
   * @param inPrologue whether the throw comes from before the call of another constructor
   */
  Cover cover(int level, int[] entries, boolean inPrologue) {
    return new Cover(entries, handlerFor(level, entries, inPrologue));
  }

  private ExitWinsHandler handlerFor(int level, int[] entries, boolean inPrologue) {
    for (int i = 0; i < entries.length; i++) {
      int levelThere = levels.levelOnArrival(flow.handlerOf(entries[i]));
      if (levelThere < level) {
        int[] remaining = Arrays.copyOfRange(entries, i, entries.length);
        return handler(level, levelThere, remaining, inPrologue);
      } else if (catchesAll(flow.entries().get(entries[i]))) {
        return null;
      }
    }
    return level > 0 ? handler(level, 0, new int[0], inPrologue) : null;
  }

  private static boolean catchesAll(TryCatchBlockNode entry) {
    return entry.type == null || entry.type.equals("java/lang/Throwable");
  }

  private ExitWinsHandler handler(
      int level, int remainingLevel, int[] remaining, boolean inPrologue) {
    int before = remaining.length == 0 ? flow.entries().size() : remaining[0];
    List<Object> key = key(level, remaining, inPrologue);
    ExitWinsHandler handler = known.get(key);
    if (handler == null) {
      handler =
          new ExitWinsHandler(
              new LabelNode(), level, remainingLevel, remaining, inPrologue, before);
      known.put(key, handler);
    }
    return handler;
  }

  private static List<Object> key(int level, int[] remaining, boolean inPrologue) {
    List<Object> key = new ArrayList<>();
    key.add(level);
    key.add(inPrologue);
    for (int entry : remaining) {
      key.add(entry);
    }
    return key;
  }
}
