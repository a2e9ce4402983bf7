package dev.goexit.weave.methods;

import dev.goexit.weave.WovenNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Bodies of lambdas that are deferred where they are written, and that nobody else can get hold of:
 * only the unwinder runs such a lambda, so {@code recover()} in its body is called by the deferred
 * function itself, and no stack need be walked to see that. In a function that returns the epilogue
 * calls such a body too, in its other form; see {@link ReturningBodies}.
 */
public final class RecoveringBodies {
  private final String owner;
  private final Set<String> bodies = new HashSet<>();

  RecoveringBodies(ClassNode type, ReturningBodies returning) {
    owner = type.name;
    Set<String> recovering = new HashSet<>();
    for (MethodNode method : type.methods) {
      if ((method.access & Opcodes.ACC_PRIVATE) != 0 && returning.hasForm(method)) {
        recovering.add(method.name + method.desc);
      }
    }
    if (!recovering.isEmpty()) {
      Set<String> namedElsewhere = new HashSet<>();
      for (MethodNode method : type.methods) {
        for (AbstractInsnNode instruction : method.instructions) {
          (isDeferredAtOnce(instruction) ? bodies : namedElsewhere).addAll(namedIn(instruction));
        }
      }
      bodies.retainAll(recovering);
      bodies.removeAll(namedElsewhere);
    }
  }

  /**
   * Rewrites the method's calls of recover, if it is such a body; whether it has any. Those stay
   * that the other form has as well: the unwinder does not run that, and so tells nothing of it.
   */
  public boolean weave(MethodNode method) {
    if (!bodies.contains(method.name + method.desc)) {
      return false;
    }
    boolean isChanged = false;
    for (AbstractInsnNode instruction : method.instructions) {
      if (ReturningBodies.isLeftOut(instruction)) {
        ((MethodInsnNode) instruction).owner = WovenNames.WOVEN;
        isChanged = true;
      }
    }
    return isChanged;
  }

  static boolean isRecover(AbstractInsnNode instruction, String owner) {
    return instruction instanceof MethodInsnNode call
        && call.owner.equals(owner)
        && call.name.equals("recover");
  }

  /** Whether it makes a lambda that is on the stack for one defer statement, and nowhere else. */
  private static boolean isDeferredAtOnce(AbstractInsnNode instruction) {
    if (!(instruction instanceof InvokeDynamicInsnNode lambda)
        || Lambdas.implementation(lambda) == null) {
      return false;
    }
    AbstractInsnNode next = lambda.getNext();
    while (OpenCoding.isNoCode(next)) {
      next = next.getNext();
    }
    return DeferStatements.isOfFunctionAlone(next);
  }

  /** The methods of the class that an instruction calls, or makes something of that may. */
  private List<String> namedIn(AbstractInsnNode instruction) {
    List<String> named = new ArrayList<>();
    if (instruction instanceof MethodInsnNode call && call.owner.equals(owner)) {
      named.add(call.name + call.desc);
    } else if (instruction instanceof LdcInsnNode constant) {
      addHandle(constant.cst, named);
    } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
      for (Object argument : dynamic.bsmArgs) {
        addHandle(argument, named);
      }
    }
    return named;
  }

  private void addHandle(Object constant, List<String> named) {
    if (constant instanceof Handle handle && handle.getOwner().equals(owner)) {
      named.add(handle.getName() + handle.getDesc());
    }
  }
}
