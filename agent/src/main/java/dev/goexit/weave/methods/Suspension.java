package dev.goexit.weave.methods;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Tells functions of Kotlin that may suspend. Such a method returns where it suspends, to be called
 * again later: its return is not the function's end, and nothing in the JVM shows when that is.
 */
final class Suspension {
  private static final String LAST_PARAMETER =
      "Lkotlin/coroutines/Continuation;)Ljava/lang/Object;";

  /** The method that a suspending lambda becomes. */
  private static final String LAMBDA = "invokeSuspend";

  private static final String MARKER = "getCOROUTINE_SUSPENDED";

  private Suspension() {}

  /** Whether the method is such a function, and has a call at which it may suspend. */
  static boolean isPossibleIn(MethodNode method) {
    if (!method.desc.endsWith(LAST_PARAMETER) && !method.name.equals(LAMBDA)) {
      return false;
    }
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof MethodInsnNode call
          && (call.desc.endsWith(LAST_PARAMETER) || call.name.equals(MARKER))) {
        return true;
      }
    }
    return false;
  }
}
