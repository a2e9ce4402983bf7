package dev.goexit.weave.methods;

import dev.goexit.weave.StackMapFrames;
import dev.goexit.weave.WovenNames;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Deferred calls without a record or a lambda object. A defer statement puts aside what its lambda
 * captures and sets its bit; the one epilogue that all returns jump to calls the lambdas' bodies of
 * the bits that are set, the last statement's first.
 *
 * <pre>
 *           pending = 0; thrown = null; spilled = null...
 *   BODY:   ...  Go.defer(() -> f(x))        spilled = x; pending |= 1
 *   RETURN: if (pending & 1) { pending &= ~1; lambda$0(spilled) }          each, last first
 *           return result
 *   THROWN: if (pending == 0) throw thrown
 *           if (thrown is a StackOverflowError and none was left behind) goto AROUND
 *           next = goexit$unwind$f(thrown, pending, spilled..., taken)     runs them by Go's rules
 *           if (next == null) return result                                one of them recovered
 *           throw next
 *   OVER:   if (taken != null && taken[0] != null) throw thrown            a VirtualMachineError
 *   AROUND: the calls as in RETURN
 *           throw thrown
 *   AGAIN:  goto THROWN
 * </pre>
 *
 * <p>RETURN is covered by THROWN, AROUND by AGAIN, and each bit is cleared before its call: what
 * panics on the way out leaves exactly the rest. The result that is set by then stands (rule A8).
 * The lambda objects are made in the method {@link UnwindMethod} alone, so in the ordinary run
 * nothing escapes.
 *
 * <p>Where the stack is at its end there is no room for the unwinder and what it would load, but as
 * much as any finally block has: the calls run from here, as they would from one. Nobody can
 * recover such an error, so no rule is lost. Only if an activation further in has left calls
 * behind, which come first, the unwinder is tried. The same goes for another throwable if the
 * unwinding method's own call overflows: that it has not taken the calls over, the empty array
 * tells; and if there is no memory for that array, or for what the unwinding method makes. AROUND
 * is a copy, so that nothing else comes to RETURN than returns: there the JIT knows which bits are
 * set, also when it compiles THROWN.
 */
final class OpenCodedDefers extends ActivationWeaver {
  private static final Type THROWABLE = Type.getObjectType("java/lang/Throwable");
  private static final String OVERFLOW = "java/lang/StackOverflowError";

  /** What there is in common of a stack that overflows and a heap that is full. */
  private static final String NO_ROOM = "java/lang/VirtualMachineError";

  private static final String TAKEN = "[Ljava/lang/Object;";

  private final DeferringClass type;
  private final List<DeferSite> sites;
  private final UnwindMethod unwind;

  /** The first local of each site's spilled values. */
  private final int[] spillLocals;

  private final List<Type> localTypes = new ArrayList<>();
  private final LabelNode callsEnd = new LabelNode();
  private final LabelNode around = new LabelNode();

  /** Where {@link #throwing} leads, and what is thrown on the way around. */
  private final LabelNode thrown = new LabelNode();

  private OpenCodedDefers(DeferringClass type, MethodNode method, List<DeferSite> sites) {
    super(type.name(), method);
    this.type = type;
    this.sites = sites;
    this.unwind = new UnwindMethod(type, method, sites);
    this.spillLocals = new int[sites.size()];
    localTypes.add(Type.INT_TYPE);
    localTypes.add(THROWABLE);
    localTypes.add(THROWABLE);
    int local = replacedLocal() + 1;
    for (int i = 0; i < sites.size(); i++) {
      spillLocals[i] = local;
      for (Type spilled : sites.get(i).spilled()) {
        localTypes.add(spilled);
        local += spilled.getSize();
      }
    }
  }

  /** Weaves the method; gives the method that is to be added to the class. */
  static MethodNode weave(DeferringClass type, MethodNode method, List<DeferSite> sites) {
    OpenCodedDefers weaver = new OpenCodedDefers(type, method, sites);
    for (int i = 0; i < sites.size(); i++) {
      weaver.replaceStatement(i);
    }
    weaver.weave();
    return weaver.unwind.make();
  }

  private int pendingLocal() {
    return firstLocal;
  }

  private int thrownLocal() {
    return firstLocal + 1;
  }

  /** What was thrown before a deferred call that ran from here threw another. */
  private int replacedLocal() {
    return firstLocal + 2;
  }

  private int takenLocal() {
    return resultLocal() + returnType.getSize();
  }

  @Override
  List<Type> localTypes() {
    return localTypes;
  }

  @Override
  LabelNode coveredEnd() {
    return callsEnd;
  }

  private void replaceStatement(int index) {
    DeferSite site = sites.get(index);
    if (site.isLambda()) {
      for (int i = 0; i < site.parameters().size(); i++) {
        removeCodeBefore(site.lambda());
      }
      method.instructions.remove(site.lambda());
    }
    Instructions code = new Instructions();
    int local = spillLocals[index] + Instructions.sizeOf(site.spilled());
    for (int i = site.spilled().size() - 1; i >= 0; i--) {
      Type spilled = site.spilled().get(i);
      local -= spilled.getSize();
      code.store(spilled, local);
    }
    code.load(Type.INT_TYPE, pendingLocal())
        .number(1 << index)
        .opcode(Opcodes.IOR)
        .store(Type.INT_TYPE, pendingLocal());
    method.instructions.insert(site.statement(), code.list());
    method.instructions.remove(site.statement());
  }

  private void removeCodeBefore(AbstractInsnNode instruction) {
    AbstractInsnNode before = instruction.getPrevious();
    while (before.getOpcode() < 0) {
      before = before.getPrevious();
    }
    method.instructions.remove(before);
  }

  @Override
  void addStart(Instructions code) {
    int local = firstLocal;
    for (Type localType : localTypes) {
      code.zero(localType).store(localType, local);
      local += localType.getSize();
    }
  }

  @Override
  void addReturn(Instructions code) {
    addCalls(code);
    code.node(callsEnd);
    addResult(code);
  }

  /** The last statement's first; what a call throws leaves the rest. */
  private void addCalls(Instructions code) {
    for (int i = sites.size() - 1; i >= 0; i--) {
      LabelNode next = new LabelNode();
      code.load(Type.INT_TYPE, pendingLocal()).number(1 << i).opcode(Opcodes.IAND);
      code.node(new JumpInsnNode(Opcodes.IFEQ, next));
      code.load(Type.INT_TYPE, pendingLocal()).number(~(1 << i)).opcode(Opcodes.IAND);
      code.store(Type.INT_TYPE, pendingLocal());
      addCall(code, i);
      code.node(next).node(StackMapFrames.frame(frameLocals()));
    }
  }

  private void addCall(Instructions code, int index) {
    DeferSite site = sites.get(index);
    addSpilled(code, index);
    forget(code, index);
    if (site.isLambda()) {
      addParameters(code, site);
      code.call(type.returningBodies().of(site.body()));
    } else {
      StringBuilder descriptor = new StringBuilder("(");
      for (Type spilled : site.spilled()) {
        descriptor.append(spilled);
      }
      code.invokeStatic(WovenNames.WOVEN, "call", descriptor.append(")V").toString());
    }
  }

  private void addSpilled(Instructions code, int index) {
    int local = spillLocals[index];
    for (Type spilled : sites.get(index).spilled()) {
      code.load(spilled, local);
      local += spilled.getSize();
    }
  }

  private static void addParameters(Instructions code, DeferSite site) {
    for (DeferSite.Parameter parameter : site.parameters()) {
      code.load(parameter.type(), parameter.local());
    }
  }

  /** A deferred call keeps nothing alive once it runs (rule A18). */
  private void forget(Instructions code, int index) {
    int local = spillLocals[index];
    for (Type spilled : sites.get(index).spilled()) {
      if (spilled.getSort() == Type.OBJECT || spilled.getSort() == Type.ARRAY) {
        code.opcode(Opcodes.ACONST_NULL).storeObject(local);
      }
      local += spilled.getSize();
    }
  }

  private void addResult(Instructions code) {
    if (!isVoid()) {
      code.load(returnType, resultLocal());
    }
    code.returnOf(returnType);
  }

  @Override
  void addThrown(Instructions code) {
    LabelNode start = new LabelNode();
    LabelNode end = new LabelNode();
    LabelNode rethrow = new LabelNode();
    LabelNode leaves = new LabelNode();
    LabelNode over = new LabelNode();
    List<Object> locals = new ArrayList<>(frameLocals());
    locals.add(TAKEN);
    code.opcode(Opcodes.NOP);
    code.node(thrown).node(StackMapFrames.frame(frameLocals(), "java/lang/Throwable"));
    code.loadObject(thrownLocal()).storeObject(replacedLocal());
    code.storeObject(thrownLocal());
    code.opcode(Opcodes.ACONST_NULL).storeObject(takenLocal());
    code.node(start);
    code.opcode(Opcodes.ICONST_1).node(new TypeInsnNode(Opcodes.ANEWARRAY, "java/lang/Object"));
    code.storeObject(takenLocal());
    addReplace(code, locals);
    code.load(Type.INT_TYPE, pendingLocal()).node(new JumpInsnNode(Opcodes.IFEQ, rethrow));
    addWayAround(code, locals);
    addUnwindCall(code);
    code.node(end);
    code.opcode(Opcodes.DUP).node(new JumpInsnNode(Opcodes.IFNONNULL, leaves));
    code.opcode(Opcodes.POP);
    addResult(code);
    code.node(leaves).node(StackMapFrames.frame(locals, "java/lang/Throwable"));
    code.opcode(Opcodes.ATHROW);
    code.node(over).node(StackMapFrames.frame(locals, NO_ROOM));
    code.opcode(Opcodes.POP);
    code.loadObject(takenLocal()).node(new JumpInsnNode(Opcodes.IFNULL, around));
    code.loadObject(takenLocal()).opcode(Opcodes.ICONST_0).opcode(Opcodes.AALOAD);
    code.node(new JumpInsnNode(Opcodes.IFNULL, around));
    code.node(rethrow).node(StackMapFrames.frame(locals));
    code.loadObject(thrownLocal()).opcode(Opcodes.ATHROW);
    addAround(code);
    method.tryCatchBlocks.add(new TryCatchBlockNode(start, end, over, NO_ROOM));
    method.maxLocals = Math.max(method.maxLocals, takenLocal() + 1);
  }

  private void addReplace(Instructions code, List<Object> locals) {
    LabelNode none = new LabelNode();
    code.loadObject(replacedLocal()).node(new JumpInsnNode(Opcodes.IFNULL, none));
    code.loadObject(replacedLocal()).loadObject(thrownLocal());
    code.invokeStatic(WovenNames.WOVEN, "replace", "(" + THROWABLE + THROWABLE + ")V");
    code.node(none).node(StackMapFrames.frame(locals));
  }

  /** Where the stack overflowed the calls run from here, unless others come first. */
  private void addWayAround(Instructions code, List<Object> locals) {
    LabelNode unwinds = new LabelNode();
    code.loadObject(thrownLocal()).node(new TypeInsnNode(Opcodes.INSTANCEOF, OVERFLOW));
    code.node(new JumpInsnNode(Opcodes.IFEQ, unwinds));
    code.invokeStatic(WovenNames.WOVEN, "isAnyLeftBehind", "()Z");
    code.node(new JumpInsnNode(Opcodes.IFEQ, around));
    code.node(unwinds).node(StackMapFrames.frame(locals));
  }

  /**
   * Behind the calls, what is thrown again must not come back to THROWN. What a call throws goes
   * there by a jump: C1 compiles no method in which a handler's own code throws back to it, and
   * what is interpreted until C2 has it is slow for long.
   */
  private void addAround(Instructions code) {
    LabelNode end = new LabelNode();
    LabelNode again = new LabelNode();
    code.node(around).node(StackMapFrames.frame(frameLocals()));
    addCalls(code);
    code.node(end).loadObject(thrownLocal()).opcode(Opcodes.ATHROW);
    code.node(again).node(StackMapFrames.frame(frameLocals(), "java/lang/Throwable"));
    code.node(new JumpInsnNode(Opcodes.GOTO, thrown));
    method.tryCatchBlocks.add(new TryCatchBlockNode(around, end, again, null));
  }

  private void addUnwindCall(Instructions code) {
    code.loadObject(thrownLocal()).load(Type.INT_TYPE, pendingLocal());
    for (int i = 0; i < sites.size(); i++) {
      addSpilled(code, i);
      addParameters(code, sites.get(i));
    }
    code.loadObject(takenLocal());
    unwind.addCall(code);
  }
}
