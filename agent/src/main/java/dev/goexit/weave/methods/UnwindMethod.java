package dev.goexit.weave.methods;

import dev.goexit.weave.StackMapFrames;
import dev.goexit.weave.WovenNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The static method that a function with open-coded deferred calls calls when a throwable leaves
 * it: it makes records of the calls that are pending, and has the runtime run them.
 *
 * <pre>
 *   static Throwable goexit$unwind$run0(thrown, pending, values..., taken) {
 *     frame = Woven.pendingFrame()
 *     if (pending &amp; 1) Woven.defer(() -> f(value), frame)
 *     return Woven.unwindPending(thrown, frame, taken)
 *   }
 * </pre>
 */
final class UnwindMethod {
  private static final String OBJECT = "Ljava/lang/Object;";
  private static final Type THROWABLE = Type.getObjectType("java/lang/Throwable");
  private static final Type TAKEN = Type.getType("[Ljava/lang/Object;");

  private final DeferringClass type;
  private final List<DeferSite> sites;
  private final String name;
  private final List<Type> parameters = new ArrayList<>();

  UnwindMethod(DeferringClass type, MethodNode function, List<DeferSite> sites) {
    this.type = type;
    this.sites = sites;
    this.name = type.unwindNames().nameFor(function);
    parameters.add(THROWABLE);
    parameters.add(Type.INT_TYPE);
    for (DeferSite site : sites) {
      parameters.addAll(site.values());
    }
    parameters.add(TAKEN);
  }

  private String descriptor() {
    return Type.getMethodDescriptor(THROWABLE, parameters.toArray(new Type[0]));
  }

  /**
   * stack: thrown, pending, each site's spilled values and parameters, taken -> Throwable, or null
   */
  void addCall(Instructions code) {
    code.node(
        new MethodInsnNode(
            Opcodes.INVOKESTATIC, type.name(), name, descriptor(), type.isInterface()));
  }

  MethodNode make() {
    int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    String[] exceptions = {"java/lang/Throwable"};
    MethodNode method = new MethodNode(access, name, descriptor(), null, exceptions);
    int frame = Instructions.sizeOf(parameters);
    Instructions code = new Instructions();
    code.invokeStatic(WovenNames.WOVEN, "pendingFrame", "()" + OBJECT).storeObject(frame);
    int local = THROWABLE.getSize() + Type.INT_TYPE.getSize();
    for (int i = 0; i < sites.size(); i++) {
      local = addDefer(code, i, local, frame);
    }
    code.loadObject(0).loadObject(frame).loadObject(frame - TAKEN.getSize());
    code.invokeStatic(
        WovenNames.WOVEN, "unwindPending", "(" + THROWABLE + OBJECT + TAKEN + ")" + THROWABLE);
    code.opcode(Opcodes.ARETURN);
    method.instructions = code.list();
    return method;
  }

  /** Gives the first local of the next site. */
  private int addDefer(Instructions code, int index, int firstLocal, int frame) {
    DeferSite site = sites.get(index);
    LabelNode next = new LabelNode();
    code.load(Type.INT_TYPE, 1).number(1 << index).opcode(Opcodes.IAND);
    code.node(new JumpInsnNode(Opcodes.IFEQ, next));
    int local = firstLocal;
    for (Type value : site.values()) {
      code.load(value, local);
      local += value.getSize();
    }
    if (site.isLambda()) {
      code.node(site.lambda().clone(Map.of()));
    }
    code.loadObject(frame);
    String call = site.statement().desc;
    code.invokeStatic(
        WovenNames.WOVEN,
        site.forwards() ? "deferForwarder" : "defer",
        call.substring(0, call.indexOf(')')) + OBJECT + ")" + OBJECT);
    code.opcode(Opcodes.POP).node(next).node(StackMapFrames.frame(locals()));
    return local;
  }

  private List<Object> locals() {
    List<Object> locals = new ArrayList<>();
    for (Type parameter : parameters) {
      locals.add(StackMapFrames.verificationType(parameter));
    }
    locals.add("java/lang/Object");
    return locals;
  }
}
