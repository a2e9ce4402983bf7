package dev.goexit.weave.jdk;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** Passes a class of the JDK on, its methods with the hooks that are for them. */
final class HookedMethods extends ClassVisitor {
  private final String owner;
  private final List<JdkHook> missing;

  HookedMethods(String owner, List<JdkHook> hooks, ClassVisitor next) {
    super(Opcodes.ASM9, next);
    this.owner = owner;
    this.missing = new ArrayList<>(hooks);
  }

  /** The hooks whose method has not been met. */
  List<JdkHook> missing() {
    return missing;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodNode method = new MethodNode(access, name, descriptor, signature, exceptions);
    List<JdkHook> hooks = missingOf(method);
    if (hooks.isEmpty()) {
      return super.visitMethod(access, name, descriptor, signature, exceptions);
    }
    missing.removeAll(hooks);
    return new Hooked(method, hooks);
  }

  private List<JdkHook> missingOf(MethodNode method) {
    List<JdkHook> hooks = new ArrayList<>();
    for (JdkHook hook : missing) {
      if (hook.isFor(method)) {
        hooks.add(hook);
      }
    }
    return hooks;
  }

  /** Collects the method, and writes it with its hooks. */
  private final class Hooked extends MethodVisitor {
    private final MethodNode method;
    private final List<JdkHook> hooks;

    Hooked(MethodNode method, List<JdkHook> hooks) {
      super(Opcodes.ASM9, method);
      this.method = method;
      this.hooks = hooks;
    }

    @Override
    public void visitEnd() {
      for (JdkHook hook : hooks) {
        hook.insert(owner, method);
      }
      method.accept(cv);
    }
  }
}
