package dev.goexit.weave;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * Looks through a static initialiser, and the methods of its own class that it may call, for calls
 * that may run code of others. The class is not parsed.
 *
 * <p>Another class's initialiser, which any access to it may run, is left to that class: if it is
 * guarded it refuses exits itself. A lambda is made without being run, and what is given one may
 * run it.
 */
final class InitialiserCalls {

  private static final int DYNAMIC = 17; // a constant that a method makes

  private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";
  private static final String STRINGS = "java/lang/invoke/StringConcatFactory";

  private final ConstantPool pool;
  private final MethodTable methods;
  private final String owner;
  private final BitSet seen = new BitSet(); // constants
  private final Deque<Integer> toRead = new ArrayDeque<>(); // methods
  private final Set<Integer> reached = new HashSet<>();
  private final Set<String> lambdas = new HashSet<>(); // the descriptors of their types
  private final Set<String> given = new HashSet<>(); // the descriptors of harmless calls

  private InitialiserCalls(ConstantPool pool, MethodTable methods) {
    this.pool = pool;
    this.methods = methods;
    this.owner = pool.thisClass();
  }

  /** Whether the initialiser has such a call. */
  static boolean mayRunOthers(ConstantPool pool, MethodTable methods, int initialiser) {
    return new InitialiserCalls(pool, methods).search(initialiser);
  }

  private boolean search(int initialiser) {
    toRead.add(initialiser);
    while (!toRead.isEmpty()) {
      if (runsOthers(toRead.remove())) {
        return true;
      }
    }
    return isLambdaGiven();
  }

  private boolean runsOthers(int method) {
    int code = methods.code(method);
    if (code < 0) {
      return true; // abstract or native
    }
    InstructionWalk walk = new InstructionWalk(pool, code);
    while (walk.advance()) {
      if (runsOthers(walk)) {
        return true;
      }
    }
    return false;
  }

  private boolean runsOthers(InstructionWalk walk) {
    return switch (walk.opcode()) {
      case Opcodes.LDC -> pool.tagAt(pool.byteAt(walk.operands())) == DYNAMIC;
      case InstructionWalk.LDC_W, InstructionWalk.LDC2_W ->
          pool.tagAt(pool.shortAt(walk.operands())) == DYNAMIC;
      case Opcodes.INVOKEVIRTUAL,
          Opcodes.INVOKESPECIAL,
          Opcodes.INVOKESTATIC,
          Opcodes.INVOKEINTERFACE,
          Opcodes.INVOKEDYNAMIC ->
          isFirst(pool.shortAt(walk.operands()))
              && callRunsOthers(walk.opcode(), pool.shortAt(walk.operands()));
      default -> false;
    };
  }

  private boolean isFirst(int constant) {
    boolean isFirst = !seen.get(constant);
    seen.set(constant);
    return isFirst;
  }

  private boolean callRunsOthers(int opcode, int constant) {
    String descriptor = pool.descriptorAt(constant);
    if (opcode == Opcodes.INVOKEDYNAMIC) {
      return linkingRunsOthers(constant, descriptor);
    }
    String called = pool.ownerAt(constant);
    String name = pool.nameAt(constant);
    if (called.equals(owner)) {
      return ownRunsOthers(opcode, name, descriptor);
    }
    if (!HarmlessCalls.isKeeping(called, name)) {
      given.add(descriptor);
    }
    return !HarmlessCalls.contain(called, name, descriptor);
  }

  private boolean ownRunsOthers(int opcode, String name, String descriptor) {
    int own = methods.find(name, descriptor);
    if (own < 0) {
      return !HarmlessCalls.containInherited(pool.superclass(), name);
    }
    if (reached.add(own)) {
      toRead.add(own);
    }
    // A subclass may have its own.
    return (opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE)
        && ((pool.shortAt(own) | pool.access()) & Opcodes.ACC_FINAL) == 0
        && (pool.shortAt(own) & Opcodes.ACC_PRIVATE) == 0;
  }

  private boolean linkingRunsOthers(int constant, String descriptor) {
    String bootstrap = methods.bootstrapOwner(constant);
    if (bootstrap.equals(LAMBDAS)) {
      lambdas.add(descriptor.substring(descriptor.indexOf(')') + 1));
      return false;
    }
    return !bootstrap.equals(STRINGS);
  }

  private boolean isLambdaGiven() {
    for (String lambda : lambdas) {
      for (String descriptor : given) {
        if (descriptor.substring(0, descriptor.indexOf(')')).contains(lambda)) {
          return true;
        }
      }
    }
    return false;
  }
}
