package dev.goexit.weave.methods;

import dev.goexit.weave.WovenNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Bodies of deferred lambdas that say {@code recover()}, in a second form for functions that
 * return. The epilogue calls a body itself, so no panic runs it, and {@code recover()} gives null:
 * that is written in its place, and nobody need ask. A panic runs the lambda, which has the first
 * form.
 *
 * <p>The second form has the first one's name, which stack traces show, and its parameters, so that
 * its locals stay where they are; it differs in what it gives.
 */
public final class ReturningBodies {
  private static final String OBJECT = "Ljava/lang/Object;";

  /**
   * Far from the 64 KB that a method may have: the second form is longer by a byte for a return.
   */
  private static final int MAX_INSTRUCTIONS = 5_000;

  private final String owner;
  private final Map<String, MethodNode> recovering = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  ReturningBodies(ClassNode type) {
    owner = type.name;
    Set<String> names = new HashSet<>();
    for (MethodNode method : type.methods) {
      names.add(method.name + method.desc);
    }
    for (MethodNode method : type.methods) {
      if (isBody(method)
          && recovers(method)
          && !names.contains(method.name + formOf(method.desc))) {
        recovering.put(method.name + method.desc, method);
      }
    }
  }

  /** The form of a body that is to be called; the body itself if it has but one. */
  Handle of(Handle body) {
    String key = body.getName() + body.getDesc();
    if (!body.getOwner().equals(owner) || !recovering.containsKey(key)) {
      return body;
    }
    used.add(key);
    return new Handle(
        body.getTag(), owner, body.getName(), formOf(body.getDesc()), body.isInterface());
  }

  /** Whether the body has a second form. */
  boolean hasForm(MethodNode body) {
    return recovering.containsKey(body.name + body.desc);
  }

  /** The methods to add, once those that they are made from are woven. */
  public List<MethodNode> make() {
    List<MethodNode> made = new ArrayList<>();
    for (String key : used) {
      made.add(returning(recovering.get(key)));
    }
    return made;
  }

  /** Private or static: nobody overrides it. */
  private static boolean isBody(MethodNode method) {
    return (method.access & Opcodes.ACC_SYNTHETIC) != 0
        && (method.access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) != 0
        && Type.getReturnType(method.desc) == Type.VOID_TYPE
        && method.instructions.size() < MAX_INSTRUCTIONS;
  }

  private static boolean recovers(MethodNode method) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (isLeftOut(instruction)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether it is a call of recover that the second form does without. A class that is no constant
   * may be null, which recover refuses.
   */
  static boolean isLeftOut(AbstractInsnNode instruction) {
    return (RecoveringBodies.isRecover(instruction, WovenNames.GO)
            || RecoveringBodies.isRecover(instruction, WovenNames.WOVEN))
        && (((MethodInsnNode) instruction).desc.startsWith("()")
            || instruction.getPrevious() instanceof LdcInsnNode);
  }

  private static String formOf(String descriptor) {
    return descriptor.substring(0, descriptor.length() - 1) + OBJECT;
  }

  private static MethodNode returning(MethodNode body) {
    MethodNode made =
        new MethodNode(
            body.access,
            body.name,
            formOf(body.desc),
            null,
            body.exceptions.toArray(new String[0]));
    body.accept(made);
    for (AbstractInsnNode instruction : made.instructions.toArray()) {
      if (instruction.getOpcode() == Opcodes.RETURN) {
        made.instructions.insertBefore(instruction, new InsnNode(Opcodes.ACONST_NULL));
        made.instructions.set(instruction, new InsnNode(Opcodes.ARETURN));
      } else if (isLeftOut(instruction)) {
        if (!((MethodInsnNode) instruction).desc.startsWith("()")) {
          made.instructions.insertBefore(instruction, new InsnNode(Opcodes.POP));
        }
        made.instructions.set(instruction, new InsnNode(Opcodes.ACONST_NULL));
      }
    }
    return made;
  }
}
