package dev.goexit.weave.jdk;

import org.objectweb.asm.tree.MethodNode;

/** A change of one method of the JDK: of its body only, and small. */
sealed interface JdkHook permits EntryHook, CallHook, TaskHook, SelfHook {
  /** The method's name. */
  String method();

  /** The method's descriptor. */
  String descriptor();

  /**
   * Changes the method.
   *
   * @param owner the internal name of its class
   * @throws IllegalStateException if the method is not as we know it
   */
  void insert(String owner, MethodNode body);

  /** Whether this is the method. */
  default boolean isFor(MethodNode candidate) {
    return candidate.name.equals(method()) && candidate.desc.equals(descriptor());
  }
}
