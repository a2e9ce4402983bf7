package dev.goexit.runtime;

import java.lang.StackWalker.StackFrame;

/** The error of a {@code defer} whose method the agent did not weave: it would never run. */
public final class UnwovenDefer {
  private UnwovenDefer() {}

  /** Always throws; names the calling method and the remedy. */
  public static IllegalStateException refuse() {
    StackFrame caller =
        StackWalker.getInstance()
            .walk(
                frames ->
                    frames.filter(frame -> !Plumbing.isOurs(frame.getClassName())).findFirst())
            .orElseThrow();
    throw new IllegalStateException(
        "Go.defer was called in "
            + caller.getClassName()
            + "."
            + caller.getMethodName()
            + ", which is not woven, so the deferred call would never run: "
            + remedy(caller));
  }

  private static String remedy(StackFrame caller) {
    if (!JvmWide.isAgentActive()) {
      return "the agent is not in this JVM. Start it with -javaagent:goexit-agent.jar";
    }
    String reason = JvmWide.UNWOVEN.get(caller.getClassName() + "." + caller.getMethodName());
    if (reason != null) {
      return reason;
    }
    return "put @Defers on the method, its class or its package"
        + " (a lambda is covered by the method it is written in)";
  }
}
