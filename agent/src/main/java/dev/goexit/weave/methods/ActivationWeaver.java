package dev.goexit.weave.methods;

import dev.goexit.weave.StackMapFrames;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Puts something around the whole activation of a method: at its start, on every return and on
 * every throwable that leaves it.
 *
 * <pre>
 *          [start]                      local = ...
 *   BODY:  the method as it was; each return becomes: result = value; goto RETURN
 *   END:
 *   RETURN: [on return]                 outside every range of the user's
 *   THROWN: [on throw]                  the catch-any of BODY to END, last in the table
 * </pre>
 *
 * <p>A constructor's body starts behind its call of another constructor: before, there is no object
 * to which a handler could belong.
 */
abstract class ActivationWeaver {
  final String owner;
  final MethodNode method;
  final Type returnType;

  /** The local that lives as long as the activation, an Object; the method's own lie below it. */
  final int activationLocal;

  /** Where the value waits while the activation returns. */
  final int resultLocal;

  private final AbstractInsnNode superCall;
  private final List<AbstractInsnNode> returns;
  private final LeftoverStack leftovers;

  /**
   * Looks at the method; changes nothing.
   *
   * @throws UnwovenMethodException if it cannot be woven
   */
  ActivationWeaver(String owner, MethodNode method) {
    this.owner = owner;
    this.method = method;
    this.returnType = Type.getReturnType(method.desc);
    this.activationLocal = method.maxLocals;
    this.resultLocal = activationLocal + 1;
    this.superCall = superCallOf(method);
    this.returns = returnsOf(method);
    this.leftovers = LeftoverStack.of(owner, method, returns);
  }

  /** stack: ... -> ...; sets the activation's local. */
  abstract void addStart(Instructions code);

  /** stack: -> ; the value, if any, is in the result's local. Ends with a return. */
  abstract void addReturn(Instructions code);

  /** stack: Throwable -> ; ends with a return or a throw. */
  abstract void addThrown(Instructions code);

  final void weave() {
    InsnList instructions = method.instructions;
    LabelNode body = new LabelNode();
    LabelNode end = new LabelNode();
    LabelNode returning = new LabelNode();
    LabelNode thrown = new LabelNode();

    StackMapFrames.addObjectLocal(method, activationLocal);
    List<Object> locals = StackMapFrames.unchangingLocals(owner, method, activationLocal);
    locals.add("java/lang/Object");

    redirectReturns(returning);
    if (superCall == null) {
      instructions.insert(body);
    } else {
      instructions.insert(superCall, body);
    }
    Instructions start = new Instructions();
    addStart(start);
    instructions.insert(start.list());
    instructions.add(end);
    if (!returns.isEmpty()) {
      instructions.add(returnCode(returning, locals));
    }
    instructions.add(thrownCode(thrown, locals));
    method.tryCatchBlocks.add(new TryCatchBlockNode(body, end, thrown, null));
    method.maxLocals = resultLocal + returnType.getSize();
  }

  private void redirectReturns(LabelNode returning) {
    for (AbstractInsnNode instruction : returns) {
      Instructions code = new Instructions();
      if (returnType.getSort() != Type.VOID) {
        code.store(returnType, resultLocal);
      }
      leftovers.addPops(instruction, code);
      code.node(new JumpInsnNode(Opcodes.GOTO, returning));
      method.instructions.insert(instruction, code.list());
      method.instructions.remove(instruction);
    }
  }

  private InsnList returnCode(LabelNode returning, List<Object> locals) {
    List<Object> withResult = new ArrayList<>(locals);
    if (returnType.getSort() != Type.VOID) {
      withResult.add(StackMapFrames.verificationType(returnType));
    }
    Instructions code = new Instructions();
    code.node(returning).node(StackMapFrames.frame(withResult));
    addReturn(code);
    return code.list();
  }

  private InsnList thrownCode(LabelNode thrown, List<Object> locals) {
    Instructions code = new Instructions();
    code.node(thrown).node(StackMapFrames.frame(locals, "java/lang/Throwable"));
    addThrown(code);
    return code.list();
  }

  private static List<AbstractInsnNode> returnsOf(MethodNode method) {
    List<AbstractInsnNode> returns = new ArrayList<>();
    for (AbstractInsnNode instruction : method.instructions) {
      int opcode = instruction.getOpcode();
      if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
        returns.add(instruction);
      }
    }
    return returns;
  }

  /** The call that makes {@code this} an object, in a constructor; else null. */
  private static AbstractInsnNode superCallOf(MethodNode method) {
    if (!method.name.equals("<init>")) {
      return null;
    }
    int unfinishedNews = 0;
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof TypeInsnNode && instruction.getOpcode() == Opcodes.NEW) {
        unfinishedNews++;
      } else if (instruction instanceof MethodInsnNode call && call.name.equals("<init>")) {
        if (unfinishedNews == 0) {
          return call;
        }
        unfinishedNews--;
      }
    }
    throw new UnwovenMethodException(
        "the constructor's call of super() or this() was not found. Move the body to a method");
  }

  /** Whether the instruction comes before a constructor's call of another. */
  final boolean isBeforeSuperCall(AbstractInsnNode instruction) {
    return superCall != null
        && method.instructions.indexOf(instruction) < method.instructions.indexOf(superCall);
  }
}
