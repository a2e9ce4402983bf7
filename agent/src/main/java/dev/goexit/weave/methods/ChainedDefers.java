package dev.goexit.weave.methods;

import dev.goexit.weave.StackMapFrames;
import dev.goexit.weave.WovenNames;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Deferred calls as a chain of records, for functions whose defer statements may run any number of
 * times, or that the open-coded form does not fit. Defer statements put them on the chain of the
 * activation's frame; on return, panic and exit the runtime takes them off it.
 *
 * <pre>
 *           frame = null
 *   BODY:   ...  Go.defer(call)         frame = Woven.defer(call, frame)
 *   RETURN: Woven.deferReturn(frame)    return result
 *   THROWN: next = Woven.unwind(thrown, frame)
 *           if (next == null) return zero: it was recovered
 *           throw next
 *   OVER:   Woven.leaveBehind(frame)    throw thrown, or in RETURN the StackOverflowError
 * </pre>
 *
 * <p>OVER is where a StackOverflowError of the two calls goes: there was no stack for them, and
 * what is on the chain is run by an activation further out.
 */
final class ChainedDefers extends ActivationWeaver {
  private static final Type FRAME = Type.getObjectType("java/lang/Object");
  private static final String OBJECT = "Ljava/lang/Object;";
  private static final String THROWABLE = "Ljava/lang/Throwable;";
  private static final String OVERFLOW = "java/lang/StackOverflowError";

  /** Whether lambdas of the class may set the function's result. */
  private final boolean isResultUsed;

  private final Forwarders forwarders;

  private ChainedDefers(DeferringClass type, MethodNode method) {
    super(type.name(), method);
    this.forwarders = type.forwarders();
    this.isResultUsed = type.isResultUsed() && !isVoid();
  }

  /** Weaves the method. */
  static void weave(DeferringClass type, MethodNode method) {
    ChainedDefers weaver = new ChainedDefers(type, method);
    weaver.replaceDefers();
    weaver.weave();
  }

  private void replaceDefers() {
    Forwarders.Sites sites = forwarders.sitesIn(owner, method);
    for (MethodInsnNode defer : DeferStatements.of(method)) {
      String name = sites.isForwarder(defer) ? "deferForwarder" : "defer";
      Instructions code =
          new Instructions()
              .loadObject(firstLocal)
              .invokeStatic(WovenNames.WOVEN, name, withFrame(defer.desc))
              .storeObject(firstLocal);
      method.instructions.insert(defer, code.list());
      method.instructions.remove(defer);
    }
  }

  /** The descriptor of Go.defer with the frame as a further argument and as the result. */
  private static String withFrame(String descriptor) {
    return descriptor.substring(0, descriptor.indexOf(')')) + OBJECT + ")" + OBJECT;
  }

  @Override
  List<Type> localTypes() {
    return List.of(FRAME);
  }

  @Override
  LabelNode coveredEnd() {
    return null; // The runtime runs all deferred calls in one go, however they end.
  }

  @Override
  void addStart(Instructions code) {
    code.opcode(Opcodes.ACONST_NULL).storeObject(firstLocal);
  }

  @Override
  void addReturn(Instructions code) {
    LabelNode start = new LabelNode();
    LabelNode end = new LabelNode();
    code.node(start);
    if (isResultUsed) {
      code.load(returnType, resultLocal()).box(returnType);
      code.loadObject(firstLocal);
      code.invokeStatic(
          WovenNames.WOVEN, "deferReturnResult", "(" + OBJECT + OBJECT + ")" + OBJECT);
      code.unbox(returnType);
    } else {
      code.loadObject(firstLocal);
      code.invokeStatic(WovenNames.WOVEN, "deferReturn", "(" + OBJECT + ")V");
      if (!isVoid()) {
        code.load(returnType, resultLocal());
      }
    }
    code.node(end).returnOf(returnType);
    LabelNode over = overflowIn(start, end);
    code.node(over).node(StackMapFrames.frame(frameLocals(), OVERFLOW));
    addLeaveBehind(code);
    code.opcode(Opcodes.ATHROW);
  }

  @Override
  void addThrown(Instructions code) {
    LabelNode start = new LabelNode();
    LabelNode end = new LabelNode();
    LabelNode leaves = new LabelNode();
    List<Object> locals = new ArrayList<>(frameLocals());
    locals.add("java/lang/Throwable");
    code.storeObject(thrownLocal());
    code.node(start);
    code.loadObject(thrownLocal());
    if (isResultUsed) {
      code.zero(returnType).box(returnType);
      code.loadObject(firstLocal);
      code.invokeStatic(
          WovenNames.WOVEN, "unwindResult", "(" + THROWABLE + OBJECT + OBJECT + ")" + THROWABLE);
    } else {
      code.loadObject(firstLocal);
      code.invokeStatic(WovenNames.WOVEN, "unwind", "(" + THROWABLE + OBJECT + ")" + THROWABLE);
    }
    code.node(end);
    code.opcode(Opcodes.DUP).node(new JumpInsnNode(Opcodes.IFNONNULL, leaves));
    code.opcode(Opcodes.POP);
    if (isResultUsed) {
      code.loadObject(firstLocal);
      code.invokeStatic(WovenNames.WOVEN, "result", "(" + OBJECT + ")" + OBJECT);
      code.unbox(returnType);
    } else {
      code.zero(returnType);
    }
    code.returnOf(returnType);
    code.node(leaves).node(StackMapFrames.frame(locals, "java/lang/Throwable"));
    code.opcode(Opcodes.ATHROW);
    LabelNode over = overflowIn(start, end);
    code.node(over).node(StackMapFrames.frame(locals, OVERFLOW));
    code.opcode(Opcodes.POP);
    LabelNode leaveStart = new LabelNode();
    LabelNode leaveEnd = new LabelNode();
    LabelNode rethrow = new LabelNode();
    code.node(leaveStart);
    addLeaveBehind(code);
    code.node(leaveEnd).node(new JumpInsnNode(Opcodes.GOTO, rethrow));
    LabelNode overAgain = overflowIn(leaveStart, leaveEnd);
    code.node(overAgain).node(StackMapFrames.frame(locals, OVERFLOW)).opcode(Opcodes.POP);
    code.node(rethrow).node(StackMapFrames.frame(locals));
    code.loadObject(thrownLocal()).opcode(Opcodes.ATHROW);
    method.maxLocals = Math.max(method.maxLocals, thrownLocal() + 1);
  }

  private int thrownLocal() {
    return resultLocal() + returnType.getSize();
  }

  private LabelNode overflowIn(LabelNode start, LabelNode end) {
    LabelNode over = new LabelNode();
    method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, over, OVERFLOW));
    return over;
  }

  private void addLeaveBehind(Instructions code) {
    code.loadObject(firstLocal);
    code.invokeStatic(WovenNames.WOVEN, "leaveBehind", "(" + OBJECT + ")V");
  }
}
