package dev.goexit.weave.methods;

import dev.goexit.weave.StackMapFrames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Decides whether a function's deferred calls can be open-coded, and how each of them is: no defer
 * statement may come round to itself, and there may not be very many. Go decides likewise.
 *
 * <p>A function that calls itself keeps the chain as well. It may overflow the stack, and where
 * there is no stack for any call, only what was registered on the way down can still be run from a
 * frame further out.
 */
final class OpenCoding {
  /** Each adds some 20 bytes to the method; HotSpot inlines no hot method of more than 325. */
  private static final int MAX_SITES = 8;

  private static final int MAX_SPILLED = 100;

  private final DeferringClass type;
  private final MethodNode method;
  private final boolean[] isStored;
  private final Forwarders.Sites forwarding;

  private OpenCoding(DeferringClass type, MethodNode method) {
    this.type = type;
    this.method = method;
    this.isStored = StackMapFrames.storedLocals(method, method.maxLocals);
    this.forwarding = type.forwarders().sitesIn(type.name(), method);
  }

  /** The statements in an order in which they can run; empty if they are not to be open-coded. */
  static List<DeferSite> sitesOf(DeferringClass type, MethodNode method) {
    List<MethodInsnNode> statements = DeferStatements.of(method);
    if (statements.size() > MAX_SITES || callsItself(type, method)) {
      return List.of();
    }
    List<MethodInsnNode> ordered = Reachability.of(type.name(), method).inOrder(statements);
    OpenCoding coding = new OpenCoding(type, method);
    List<DeferSite> sites = new ArrayList<>();
    int spilled = 0;
    for (MethodInsnNode statement : ordered) {
      DeferSite site = coding.siteOf(statement);
      sites.add(site);
      spilled += site.spilled().size() + site.parameters().size();
    }
    return spilled > MAX_SPILLED ? List.of() : sites;
  }

  private static boolean callsItself(DeferringClass type, MethodNode method) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof MethodInsnNode call
          && call.owner.equals(type.name())
          && call.name.equals(method.name)
          && call.desc.equals(method.desc)) {
        return true;
      }
    }
    return false;
  }

  private DeferSite siteOf(MethodInsnNode statement) {
    if (DeferStatements.isOfFunctionAlone(statement)
        && codeBefore(statement) instanceof InvokeDynamicInsnNode lambda
        && isCallable(lambda)) {
      return lambdaSite(statement, lambda);
    }
    List<Type> arguments = List.of(Type.getArgumentTypes(statement.desc));
    return new DeferSite(statement, null, List.of(), arguments, forwarding.isForwarder(statement));
  }

  private DeferSite lambdaSite(MethodInsnNode statement, InvokeDynamicInsnNode lambda) {
    List<Type> captures = new ArrayList<>(List.of(Type.getArgumentTypes(lambda.desc)));
    List<DeferSite.Parameter> parameters = new ArrayList<>();
    AbstractInsnNode load = codeBefore(lambda);
    while (!captures.isEmpty() && isLoadOfParameter(load)) {
      Type last = captures.remove(captures.size() - 1);
      parameters.add(0, new DeferSite.Parameter(last, ((VarInsnNode) load).var));
      load = codeBefore(load);
    }
    return new DeferSite(
        statement, lambda, parameters, captures, forwarding.isForwarder(statement));
  }

  /** The instruction that surely runs right before; null if another may. */
  private static AbstractInsnNode codeBefore(AbstractInsnNode instruction) {
    AbstractInsnNode before = instruction.getPrevious();
    while (isNoCode(before)) {
      before = before.getPrevious();
    }
    return before != null && before.getOpcode() >= 0 ? before : null;
  }

  /** Whether it does nothing. A label that is jumped to has a stack map frame behind it. */
  static boolean isNoCode(AbstractInsnNode instruction) {
    return instruction instanceof LabelNode || instruction instanceof LineNumberNode;
  }

  private boolean isLoadOfParameter(AbstractInsnNode instruction) {
    return instruction instanceof VarInsnNode load
        && load.getOpcode() >= Opcodes.ILOAD
        && load.getOpcode() <= Opcodes.ALOAD
        && load.var < parametersSize()
        && !isStored[load.var];
  }

  private int parametersSize() {
    int receiver = (method.access & Opcodes.ACC_STATIC) == 0 ? 0 : 1;
    return (Type.getArgumentsAndReturnSizes(method.desc) >> 2) - receiver;
  }

  /**
   * Whether the lambda's body can be called in place of the lambda, with what it captures: no type
   * is to be adapted, no object to be made, and the verifier has nothing to find out.
   */
  private boolean isCallable(InvokeDynamicInsnNode lambda) {
    Handle body = Lambdas.implementation(lambda);
    if (body == null || !lambda.name.equals("run") || !hasNoArguments(lambda)) {
      return false;
    }
    Type[] captures = Type.getArgumentTypes(lambda.desc);
    Type[] parameters = Type.getArgumentTypes(body.getDesc());
    if (body.getTag() == Opcodes.H_INVOKESTATIC) {
      return Arrays.equals(captures, parameters);
    }
    return captures.length > 0
        && Arrays.equals(Arrays.copyOfRange(captures, 1, captures.length), parameters)
        && isCallableOn(captures[0].getInternalName(), body);
  }

  private boolean isCallableOn(String receiver, Handle body) {
    return switch (body.getTag()) {
      case Opcodes.H_INVOKEINTERFACE -> true;
      case Opcodes.H_INVOKEVIRTUAL -> receiver.equals(body.getOwner());
      case Opcodes.H_INVOKESPECIAL ->
          receiver.equals(type.name()) && body.getOwner().equals(type.name());
      default -> false; // A constructor.
    };
  }

  private static boolean hasNoArguments(InvokeDynamicInsnNode lambda) {
    return lambda.bsm.getName().equals("metafactory")
        && lambda.bsmArgs[0] instanceof Type erased
        && erased.getArgumentTypes().length == 0;
  }
}
