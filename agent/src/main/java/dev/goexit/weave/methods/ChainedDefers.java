package dev.goexit.weave.methods;

import dev.goexit.weave.WovenNames;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Deferred calls as a chain of records, for functions whose defer statements may run any number of
 * times, or that the open-coded form does not fit. Defer statements put them on the chain of the
 * activation's frame; on return, panic and exit the runtime takes them off it.
 *
 * <pre>
 *           frame = null
 *   BODY:   ...  Go.defer(call)         frame = Woven.defer(call, frame)
 *   RETURN: Woven.deferReturn(frame)    return result
 *   THROWN: Woven.unwind(thrown, frame) return zero: it was recovered
 * </pre>
 */
final class ChainedDefers extends ActivationWeaver {
  private static final Type FRAME = Type.getObjectType("java/lang/Object");
  private static final String OBJECT = "Ljava/lang/Object;";
  private static final String THROWABLE = "Ljava/lang/Throwable;";

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
    code.returnOf(returnType);
  }

  @Override
  void addThrown(Instructions code) {
    if (isResultUsed) {
      code.zero(returnType).box(returnType);
      code.loadObject(firstLocal);
      code.invokeStatic(
          WovenNames.WOVEN, "unwindResult", "(" + THROWABLE + OBJECT + OBJECT + ")" + OBJECT);
      code.unbox(returnType);
    } else {
      code.loadObject(firstLocal);
      code.invokeStatic(WovenNames.WOVEN, "unwind", "(" + THROWABLE + OBJECT + ")V");
      code.zero(returnType);
    }
    code.returnOf(returnType);
  }
}
