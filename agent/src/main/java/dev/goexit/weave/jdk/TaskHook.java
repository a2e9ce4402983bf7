package dev.goexit.weave.jdk;

import dev.goexit.weave.methods.BoundaryWeaver;
import org.objectweb.asm.tree.MethodNode;

/**
 * The bridge is told when an activation of the method begins and ends: it runs one task.
 *
 * @param method the name of a method without parameters; what it gives differs from JDK to JDK
 */
record TaskHook(String method) implements JdkHook {
  @Override
  public String descriptor() {
    return "()";
  }

  @Override
  public boolean isFor(MethodNode candidate) {
    return candidate.name.equals(method) && candidate.desc.startsWith(descriptor());
  }

  @Override
  public void insert(String owner, MethodNode body) {
    BoundaryWeaver.weaveTask(owner, body);
  }
}
