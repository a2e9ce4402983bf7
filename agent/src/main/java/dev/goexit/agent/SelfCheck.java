package dev.goexit.agent;

/**
 * Tries the installation: a handler that would swallow an exit must run and let it go on. So what
 * is wrong with transformer, weaver or bridge shows at the start and not in the middle of an exit.
 */
final class SelfCheck {
  private static final int CELL_SLOTS = 5;
  private static final int PENDING = 1;

  private SelfCheck() {}

  /**
   * Returns if the check holds.
   *
   * @throws AgentException if not
   */
  @SuppressWarnings("unchecked")
  static void run(Class<?> bridge) throws ReflectiveOperationException {
    ThreadLocal<Object[]> cells = (ThreadLocal<Object[]>) bridge.getField("CELLS").get(null);
    Object[] former = cells.get();
    Error exit = new Error("the self-check's exit");
    Object[] cell = new Object[CELL_SLOTS];
    cell[PENDING] = exit;
    cells.set(cell);
    try {
      Probe.swallow(exit);
    } catch (Error thrown) {
      if (thrown == exit && Probe.isCaught) {
        return;
      }
      throw thrown;
    } finally {
      restore(cells, former);
    }
    throw new AgentException(
        "failed its self-check: a woven handler swallowed an exit. Another agent or a JVM option"
            + " keeps classes from being woven; put -javaagent:goexit-agent.jar first, and look at"
            + " the other -javaagent options");
  }

  private static void restore(ThreadLocal<Object[]> cells, Object[] former) {
    if (former == null) {
      cells.remove();
    } else {
      cells.set(former);
    }
  }
}
