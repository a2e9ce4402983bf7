package dev.goexit.weave.methods;

import java.util.List;
import org.objectweb.asm.tree.MethodNode;

/**
 * Gives a method its deferred calls: on return, panic and exit they run, last deferred first,
 * before the caller goes on. Where no defer statement can run twice they are open-coded, which
 * costs next to nothing; else they are a chain of records. Nobody can tell the two apart (rule
 * A13).
 */
public final class DeferWeaver {
  private DeferWeaver() {}

  /** Whether the method has a defer statement. */
  public static boolean isNeeded(MethodNode method) {
    return !DeferStatements.of(method).isEmpty();
  }

  /**
   * Weaves the method.
   *
   * @param mayOpenCode whether the method's class may get a further method, and whether the method
   *     is not too large for it
   * @return the methods that are to be added to the class
   * @throws UnwovenMethodException if it cannot be woven; the method is then as it was
   */
  public static List<MethodNode> weave(
      DeferringClass type, MethodNode method, boolean mayOpenCode) {
    refuseBeforeSuperCall(method);
    refuseSuspension(method);
    if (mayOpenCode && !type.isResultUsed()) {
      List<DeferSite> sites = OpenCoding.sitesOf(type, method);
      if (!sites.isEmpty()) {
        return List.of(OpenCodedDefers.weave(type, method, sites));
      }
    }
    ChainedDefers.weave(type, method);
    return List.of();
  }

  private static void refuseBeforeSuperCall(MethodNode method) {
    for (var statement : DeferStatements.of(method)) {
      if (SuperCall.isBefore(method, statement)) {
        throw new UnwovenMethodException(
            "a constructor cannot defer before its call of super() or this(): the object whose end"
                + " the deferred call waits for does not exist yet. Defer after that call");
      }
    }
  }

  private static void refuseSuspension(MethodNode method) {
    if (Suspension.isPossibleIn(method)) {
      throw new UnwovenMethodException(
          "a suspending function returns each time it suspends, and its deferred calls would run"
              + " then and not at its end. Use try and finally in it, or defer in an ordinary"
              + " function");
    }
  }
}
