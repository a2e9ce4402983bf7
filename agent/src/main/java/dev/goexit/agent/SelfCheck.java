package dev.goexit.agent;

import dev.goexit.agent.bridge.GoexitBridge;

/**
 * Tries the installation: a handler that would swallow an exit must run and let it go on. So it
 * shows at the start, and not in the middle of an exit, if classes are not transformed or the
 * bridge does not work.
 *
 * <p>The weaver has no part in it, which takes longer to load than all else together. This class is
 * written as if it were woven, but against the bridge's template; when it is loaded the transformer
 * puts the bridge's name in.
 */
final class SelfCheck {
  /** Its internal name. */
  static final String NAME = "dev/goexit/agent/SelfCheck";

  private static final int CELL_SLOTS = 5;
  private static final int PENDING = 1;

  private static boolean isCaught;

  private SelfCheck() {}

  /**
   * Returns if the check holds.
   *
   * @throws AgentException if not
   */
  static void run() {
    // The template has our loader, the bridge none.
    boolean isTransformed = GoexitBridge.class.getClassLoader() == null;
    if (!isTransformed || !goesOn(new Error("the self-check's exit"))) {
      throw new AgentException(
          "failed its self-check: a woven handler swallowed an exit. Another agent or a JVM option"
              + " keeps classes from being woven; put -javaagent:goexit-agent.jar first, and look"
              + " at the other -javaagent options");
    }
  }

  private static boolean goesOn(Error exit) {
    Object[] former = GoexitBridge.CELLS.get();
    Object[] cell = new Object[CELL_SLOTS];
    cell[PENDING] = exit;
    GoexitBridge.CELLS.set(cell);
    try {
      swallow(exit);
      return false;
    } catch (Error thrown) {
      return thrown == exit && isCaught;
    } finally {
      if (former == null) {
        GoexitBridge.CELLS.remove();
      } else {
        GoexitBridge.CELLS.set(former);
      }
    }
  }

  private static void swallow(Error thrown) {
    try {
      throw thrown;
    } catch (Throwable caught) {
      isCaught = true;
      GoexitBridge.resume(caught);
    }
  }
}
