package dev.goexit.runtime;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Set;

/** The error of a {@code defer} whose method the agent did not weave: it would never run. */
public final class UnwovenDefer {
  private static final StackWalker WALKER =
      StackWalker.getInstance(Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_HIDDEN_FRAMES));

  private UnwovenDefer() {}

  /** Always throws; names the calling method and the remedy. */
  public static IllegalStateException refuse() {
    StackFrame caller =
        WALKER.walk(frames -> frames.filter(UnwovenDefer::isUsers).findFirst()).orElseThrow();
    throw new IllegalStateException(
        "Go.defer was called in "
            + caller.getClassName()
            + "."
            + caller.getMethodName()
            + ", which is not woven, so the deferred call would never run: "
            + remedy(caller));
  }

  private static boolean isUsers(StackFrame frame) {
    return !Plumbing.isOurs(frame.getClassName()) && !Plumbing.isLambdaPlumbing(frame);
  }

  private static String remedy(StackFrame caller) {
    if (!JvmWide.isAgentActive()) {
      return "the agent is not in this JVM. Start it with -javaagent:goexit-agent.jar";
    }
    String reason = JvmWide.UNWOVEN.get(caller.getClassName() + "." + caller.getMethodName());
    if (reason != null) {
      return reason;
    }
    if (caller.getDeclaringClass().isHidden()) {
      return "its class is hidden, and the JVM shows hidden classes to no agent. Move the method to"
          + " an ordinary class";
    }
    return "put @Defers on the method, its class or its package"
        + " (a lambda is covered by the method it is written in)";
  }
}
