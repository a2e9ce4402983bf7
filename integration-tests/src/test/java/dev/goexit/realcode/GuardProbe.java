package dev.goexit.realcode;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * An agent behind ours, which sees what ours has woven: has each guarded handler tell that it is
 * entered, and each call in the range of such a handler that it is about to be made, to {@link
 * GuardedCalls}; calls only in classes of the library that its option names, a package prefix with
 * slashes.
 */
public final class GuardProbe implements ClassFileTransformer {
  private static final String CALLS = "dev/goexit/realcode/GuardedCalls";
  private static final String BRIDGE = "java/lang/GoexitBridge";

  private final String prefix;

  private GuardProbe(String prefix) {
    this.prefix = prefix;
  }

  /** Called by the JVM. Only transformers of the same kind as ours come behind it. */
  public static void premain(String prefix, Instrumentation instrumentation) {
    instrumentation.addTransformer(new GuardProbe(prefix), true);
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> loaded, ProtectionDomain domain, byte[] classFile) {
    if (loader == null || name == null || name.startsWith("dev/goexit/")) {
      return null;
    }
    try {
      return probe(classFile, name.startsWith(prefix));
    } catch (Throwable e) {
      GuardedCalls.failed(name, e); // The JVM would swallow it.
      return null;
    }
  }

  private static byte[] probe(byte[] classFile, boolean isLibrary) {
    ClassNode type = new ClassNode();
    new ClassReader(classFile).accept(type, 0);
    boolean isChanged = false;
    for (MethodNode method : type.methods) {
      isChanged |= probe(method, isLibrary);
    }
    if (!isChanged) {
      return null;
    }
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.accept(writer);
    return writer.toByteArray();
  }

  private static boolean probe(MethodNode method, boolean isLibrary) {
    Set<LabelNode> handlers = guardedHandlers(method);
    if (handlers.isEmpty()) {
      return false;
    }
    if (isLibrary) {
      for (AbstractInsnNode call : guardedCalls(method, handlers)) {
        method.instructions.insertBefore(call, tell("call", "()V"));
      }
    }
    for (LabelNode handler : handlers) {
      InsnList told = new InsnList();
      told.add(new LdcInsnNode(GuardedCalls.newSite()));
      told.add(tell("entered", "(I)V"));
      method.instructions.insertBefore(firstInstruction(handler), told);
    }
    return true;
  }

  private static MethodInsnNode tell(String name, String descriptor) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, CALLS, name, descriptor, false);
  }

  /** Those that keep what they caught: dup, astore, in a method that asks the bridge. */
  private static Set<LabelNode> guardedHandlers(MethodNode method) {
    Set<LabelNode> handlers = new HashSet<>();
    if (asksBridge(method)) {
      for (TryCatchBlockNode entry : method.tryCatchBlocks) {
        AbstractInsnNode first = firstInstruction(entry.handler);
        AbstractInsnNode second = first.getNext();
        if (first.getOpcode() == Opcodes.DUP && second.getOpcode() == Opcodes.ASTORE) {
          handlers.add(entry.handler);
        }
      }
    }
    return handlers;
  }

  private static boolean asksBridge(MethodNode method) {
    for (AbstractInsnNode node : method.instructions) {
      if (node instanceof MethodInsnNode call && call.owner.equals(BRIDGE)) {
        return true;
      }
    }
    return false;
  }

  private static Set<AbstractInsnNode> guardedCalls(MethodNode method, Set<LabelNode> handlers) {
    Set<AbstractInsnNode> calls = new HashSet<>();
    for (TryCatchBlockNode entry : method.tryCatchBlocks) {
      if (handlers.contains(entry.handler)) {
        AbstractInsnNode node = entry.start;
        while (node != entry.end) {
          if (isCall(node)) {
            calls.add(node);
          }
          node = node.getNext();
        }
      }
    }
    return calls;
  }

  private static boolean isCall(AbstractInsnNode node) {
    return node.getType() == AbstractInsnNode.INVOKE_DYNAMIC_INSN
        || node instanceof MethodInsnNode call && !call.owner.equals(BRIDGE);
  }

  private static AbstractInsnNode firstInstruction(LabelNode label) {
    AbstractInsnNode node = label;
    while (node.getOpcode() < 0) {
      node = node.getNext();
    }
    return node;
  }
}
