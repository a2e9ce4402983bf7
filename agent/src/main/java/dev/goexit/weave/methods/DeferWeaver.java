package dev.goexit.weave.methods;

import dev.goexit.weave.WovenNames;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Gives a method its deferred calls: its defer statements put them on the chain of the activation's
 * frame, and on return, panic and exit they run, before the caller goes on.
 *
 * <pre>
 *           frame = null
 *   BODY:   ...  Go.defer(call)         frame = Woven.defer(call, frame)
 *   RETURN: Woven.deferReturn(frame)    return result
 *   THROWN: Woven.unwind(thrown, frame) return zero: it was recovered
 * </pre>
 */
public final class DeferWeaver extends ActivationWeaver {
  private static final String OBJECT = "Ljava/lang/Object;";
  private static final String THROWABLE = "Ljava/lang/Throwable;";

  /** Whether lambdas of the class may set the function's result. */
  private final boolean isResultUsed;

  private final Forwarders forwarders;

  private DeferWeaver(
      String owner, MethodNode method, Forwarders forwarders, boolean isResultUsed) {
    super(owner, method);
    this.forwarders = forwarders;
    this.isResultUsed = isResultUsed && returnType.getSort() != Type.VOID;
  }

  /** Whether the method has a defer statement. */
  public static boolean isNeeded(MethodNode method) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (isDefer(instruction)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Weaves the method.
   *
   * @param forwarders the class's lambdas that only spell a call
   * @param isResultUsed whether the class says {@code Go.result} or {@code Go.setResult}
   * @throws UnwovenMethodException if it cannot be; the method is then as it was
   */
  public static void weave(
      String owner, MethodNode method, Forwarders forwarders, boolean isResultUsed) {
    DeferWeaver weaver = new DeferWeaver(owner, method, forwarders, isResultUsed);
    weaver.replaceDefers();
    weaver.weave();
  }

  private void replaceDefers() {
    List<MethodInsnNode> defers = new ArrayList<>();
    for (AbstractInsnNode instruction : method.instructions) {
      if (isDefer(instruction)) {
        defers.add((MethodInsnNode) instruction);
      }
    }
    for (MethodInsnNode defer : defers) {
      if (isBeforeSuperCall(defer)) {
        throw new UnwovenMethodException(
            "a constructor cannot defer before its call of super() or this(): the object whose end"
                + " the deferred call waits for does not exist yet. Defer after that call");
      }
    }
    Forwarders.Sites sites = forwarders.sitesIn(owner, method);
    for (MethodInsnNode defer : defers) {
      String name = sites.isForwarder(defer) ? "deferForwarder" : "defer";
      Instructions code =
          new Instructions()
              .loadObject(activationLocal)
              .invokeStatic(WovenNames.WOVEN, name, withFrame(defer.desc))
              .storeObject(activationLocal);
      method.instructions.insert(defer, code.list());
      method.instructions.remove(defer);
    }
  }

  /** The descriptor of Go.defer with the frame as a further argument and as the result. */
  private static String withFrame(String descriptor) {
    return descriptor.substring(0, descriptor.indexOf(')')) + OBJECT + ")" + OBJECT;
  }

  private static boolean isDefer(AbstractInsnNode instruction) {
    return instruction instanceof MethodInsnNode call
        && call.getOpcode() == Opcodes.INVOKESTATIC
        && call.owner.equals(WovenNames.GO)
        && call.name.equals("defer");
  }

  @Override
  void addStart(Instructions code) {
    code.opcode(Opcodes.ACONST_NULL).storeObject(activationLocal);
  }

  @Override
  void addReturn(Instructions code) {
    if (isResultUsed) {
      code.load(returnType, resultLocal).box(returnType);
      code.loadObject(activationLocal);
      code.invokeStatic(
          WovenNames.WOVEN, "deferReturnResult", "(" + OBJECT + OBJECT + ")" + OBJECT);
      code.unbox(returnType);
    } else {
      code.loadObject(activationLocal);
      code.invokeStatic(WovenNames.WOVEN, "deferReturn", "(" + OBJECT + ")V");
      if (returnType.getSort() != Type.VOID) {
        code.load(returnType, resultLocal);
      }
    }
    code.returnOf(returnType);
  }

  @Override
  void addThrown(Instructions code) {
    if (isResultUsed) {
      code.zero(returnType).box(returnType);
      code.loadObject(activationLocal);
      code.invokeStatic(
          WovenNames.WOVEN, "unwindResult", "(" + THROWABLE + OBJECT + OBJECT + ")" + OBJECT);
      code.unbox(returnType);
    } else {
      code.loadObject(activationLocal);
      code.invokeStatic(WovenNames.WOVEN, "unwind", "(" + THROWABLE + OBJECT + ")V");
      code.zero(returnType);
    }
    code.returnOf(returnType);
  }
}
