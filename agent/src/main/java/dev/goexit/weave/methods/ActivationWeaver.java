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
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Puts something around the whole activation of a method: at its start, on every return and on
 * every throwable that leaves it.
 *
 * <pre>
 *           [start]                     result = 0; what the subclass needs
 *   BODY:   the method as it was; each return becomes: result = value; goto RETURN
 *   END:
 *   RETURN: [on return]                 outside every range of the user's
 *   THROWN: [on throw]                  the catch-any of BODY, and of RETURN if need be; last in the table
 * </pre>
 *
 * <p>The locals that live as long as the activation lie above the method's own, and are in every
 * stack map frame. A constructor's body starts behind its call of another constructor: before,
 * there is no object to which a handler could belong.
 */
abstract class ActivationWeaver {
  final String owner;
  final MethodNode method;
  final Type returnType;

  /** The first of the activation's locals; the method's own lie below it. */
  final int firstLocal;

  /** Where returns jump to. */
  final LabelNode returning = new LabelNode();

  /** Where what is thrown in the activation goes. */
  final LabelNode throwing = new LabelNode();

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
    this.firstLocal = method.maxLocals;
    this.superCall = SuperCall.of(method);
    this.returns = returnsOf(method);
    this.leftovers = LeftoverStack.of(owner, method, returns);
  }

  /** The types of the activation's locals but for the result, which comes behind them. */
  abstract List<Type> localTypes();

  /** stack: ... -> ...; sets the activation's locals. */
  abstract void addStart(Instructions code);

  /** stack: -> ; the value, if any, is in the result's local. Ends with a return. */
  abstract void addReturn(Instructions code);

  /** stack: Throwable -> ; ends with a return or a throw. */
  abstract void addThrown(Instructions code);

  /**
   * A label in {@link #addReturn}: a throwable that leaves what stands before it goes to {@link
   * #addThrown}. Null if that has no such code.
   */
  abstract LabelNode coveredEnd();

  /** Where the value waits while the activation returns; zero until then. */
  final int resultLocal() {
    int local = firstLocal;
    for (Type type : localTypes()) {
      local += type.getSize();
    }
    return local;
  }

  final boolean isVoid() {
    return returnType.getSort() == Type.VOID;
  }

  /** The locals in a stack map frame of ours, where nothing is known of the method's own. */
  final List<Object> frameLocals() {
    List<Object> locals = StackMapFrames.unchangingLocals(owner, method, firstLocal);
    locals.addAll(activationTypes());
    return locals;
  }

  private List<Object> activationTypes() {
    List<Object> types = new ArrayList<>();
    for (Type type : localTypes()) {
      types.add(StackMapFrames.verificationType(type));
    }
    if (!isVoid()) {
      types.add(StackMapFrames.verificationType(returnType));
    }
    return types;
  }

  final void weave() {
    InsnList instructions = method.instructions;
    LabelNode body = new LabelNode();
    LabelNode end = new LabelNode();

    StackMapFrames.addLocals(method, firstLocal, activationTypes());
    redirectReturns();
    if (superCall == null) {
      instructions.insert(body);
    } else {
      instructions.insert(superCall, body);
    }
    instructions.insert(startCode());
    instructions.add(end);
    if (!returns.isEmpty()) {
      instructions.add(returnCode());
    }
    instructions.add(thrownCode());
    boolean isReturnCovered = !returns.isEmpty() && coveredEnd() != null;
    LabelNode coveredEnd = isReturnCovered ? coveredEnd() : end;
    method.tryCatchBlocks.add(new TryCatchBlockNode(body, coveredEnd, throwing, null));
    method.maxLocals = Math.max(method.maxLocals, resultLocal() + returnType.getSize());
  }

  private InsnList startCode() {
    Instructions code = new Instructions();
    if (!isVoid()) {
      code.zero(returnType).store(returnType, resultLocal());
    }
    addStart(code);
    return code.list();
  }

  private void redirectReturns() {
    for (AbstractInsnNode instruction : returns) {
      Instructions code = new Instructions();
      if (!isVoid()) {
        code.store(returnType, resultLocal());
      }
      leftovers.addPops(instruction, code);
      code.node(new JumpInsnNode(Opcodes.GOTO, returning));
      method.instructions.insert(instruction, code.list());
      method.instructions.remove(instruction);
    }
  }

  private InsnList returnCode() {
    Instructions code = new Instructions();
    code.node(returning).node(StackMapFrames.frame(frameLocals()));
    addReturn(code);
    return code.list();
  }

  private InsnList thrownCode() {
    Instructions code = new Instructions();
    code.node(throwing).node(StackMapFrames.frame(frameLocals(), "java/lang/Throwable"));
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
}
