package dev.goexit.weave.methods;

import dev.goexit.weave.WovenNames;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * The lambdas of a class whose whole body is one call: {@code () -> cleanup(x)} is how Java spells
 * Go's {@code defer cleanup(x)}, where cleanup is the deferred function and may recover. A call of
 * our own API makes no forwarder: {@code () -> recover()} is a function that calls recover.
 */
public final class Forwarders {
  private final Set<String> bodies = new HashSet<>();
  private final String owner;

  /** Of a class. */
  public Forwarders(ClassNode type) {
    owner = type.name;
    Map<String, MethodNode> methods = new HashMap<>();
    for (MethodNode method : type.methods) {
      methods.put(method.name + method.desc, method);
    }
    for (MethodNode method : type.methods) {
      for (MethodNode body : Lambdas.bodiesIn(type.name, method, methods)) {
        if (isOneCall(body)) {
          bodies.add(body.name + body.desc);
        }
      }
    }
  }

  /** Which defer statements of a method are given such a lambda as it is made. */
  Sites sitesIn(String owner, MethodNode method) {
    Set<AbstractInsnNode> sites = new HashSet<>();
    if (bodies.isEmpty()) {
      return new Sites(sites);
    }
    Frame<SourceValue>[] frames;
    try {
      frames = new Analyzer<>(new SourceInterpreter()).analyze(owner, method);
    } catch (AnalyzerException e) {
      throw new UnwovenMethodException("its code could not be analysed: " + e.getMessage());
    }
    for (int i = 0; i < frames.length; i++) {
      AbstractInsnNode instruction = method.instructions.get(i);
      if (frames[i] != null
          && instruction instanceof MethodInsnNode call
          && call.owner.equals(WovenNames.GO)
          && call.name.equals("defer")
          && isForwarder(function(frames[i], call))) {
        sites.add(call);
      }
    }
    return new Sites(sites);
  }

  /** The defer statements found. */
  record Sites(Set<AbstractInsnNode> forwarding) {
    boolean isForwarder(AbstractInsnNode defer) {
      return forwarding.contains(defer);
    }
  }

  private static SourceValue function(Frame<SourceValue> frame, MethodInsnNode defer) {
    int arguments = Type.getArgumentTypes(defer.desc).length;
    return frame.getStack(frame.getStackSize() - arguments);
  }

  private boolean isForwarder(SourceValue function) {
    if (function.insns.size() != 1) {
      return false;
    }
    if (!(function.insns.iterator().next() instanceof InvokeDynamicInsnNode lambda)) {
      return false;
    }
    Handle body = Lambdas.implementation(lambda);
    return body != null
        && body.getOwner().equals(owner)
        && bodies.contains(body.getName() + body.getDesc());
  }

  /** Loads, one call, and what boxing and casts the compiler puts around its arguments. */
  private static boolean isOneCall(MethodNode body) {
    if (!body.tryCatchBlocks.isEmpty()) {
      return false;
    }
    int calls = 0;
    for (AbstractInsnNode instruction : body.instructions) {
      if (instruction instanceof MethodInsnNode call) {
        if (!isBoxing(call)) {
          calls++;
          if (call.owner.equals(WovenNames.GO) || call.owner.equals(WovenNames.GOEXIT)) {
            return false;
          }
        }
      } else if (!isPlain(instruction)) {
        return false;
      }
    }
    return calls == 1;
  }

  private static boolean isBoxing(MethodInsnNode call) {
    return call.owner.startsWith("java/lang/")
        && (call.name.equals("valueOf") && call.desc.indexOf(';') == call.desc.length() - 1
            || call.name.endsWith("Value") && call.desc.startsWith("()"));
  }

  private static boolean isPlain(AbstractInsnNode instruction) {
    int opcode = instruction.getOpcode();
    return opcode < 0 // label, line, stack map frame
        || opcode <= Opcodes.ALOAD
        || opcode == Opcodes.DUP
        || opcode == Opcodes.NEWARRAY // with ANEWARRAY, DUP and the stores: variable arguments
        || opcode == Opcodes.ANEWARRAY
        || opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE
        || opcode == Opcodes.GETFIELD
        || opcode == Opcodes.GETSTATIC
        || opcode == Opcodes.CHECKCAST
        || opcode == Opcodes.POP
        || opcode == Opcodes.POP2
        || opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
  }
}
