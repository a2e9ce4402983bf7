package dev.goexit.weave.methods;

import dev.goexit.weave.StackMapFrames;
import dev.goexit.weave.WovenNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Puts main on a bottom frame. The launcher's call goes to a new method {@code goexit} of the main
 * class, which calls main again and tells the bridge how that ended: the stack is {@code main},
 * {@code goexit}, and the launcher's {@code main} that no trace shows.
 *
 * <pre>
 *   main(args):   if (GoexitBridge.enterMain(name)) { goexit(args); return; } ...
 *   goexit(args): try { main(args); thrown = null } catch (Throwable t) { thrown = t }
 *                 GoexitBridge.mainEnded(thrown)
 * </pre>
 */
public final class MainWeaver {
  private static final String WITH_ARGUMENTS = "([Ljava/lang/String;)V";
  private static final String WITHOUT_ARGUMENTS = "()V";

  private MainWeaver() {}

  /**
   * The main method that the launcher takes: a static or (from 25 on) an instance method.
   *
   * @return null if there is none, or if the class has a method {@code goexit} of its own already
   */
  public static MethodNode findMain(ClassNode type) {
    MethodNode main = find(type, "main", WITH_ARGUMENTS);
    if (main == null) {
      main = find(type, "main", WITHOUT_ARGUMENTS);
    }
    boolean isWeavable =
        main != null
            && (main.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0
            && find(type, WovenNames.BOTTOM_METHOD, main.desc) == null;
    return isWeavable ? main : null;
  }

  /** Rewrites main and gives the method that is to be added to the class. */
  public static MethodNode weave(ClassNode type, MethodNode main) {
    MethodNode bottom = bottomOf(type, main);
    LabelNode body = new LabelNode();
    Instructions entry =
        new Instructions()
            .string(type.name.replace('/', '.'))
            .invokeStatic(WovenNames.BRIDGE, "enterMain", "(Ljava/lang/String;)Z")
            .node(new JumpInsnNode(Opcodes.IFEQ, body));
    addCall(entry, type, bottom);
    entry.opcode(Opcodes.RETURN).node(body);
    entry.node(StackMapFrames.frame(parameters(type, main)));
    main.instructions.insert(entry.list());
    return bottom;
  }

  private static MethodNode bottomOf(ClassNode type, MethodNode main) {
    int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC | main.access & Opcodes.ACC_STATIC;
    MethodNode bottom =
        new MethodNode(
            access,
            WovenNames.BOTTOM_METHOD,
            main.desc,
            null,
            new String[] {"java/lang/Throwable"});
    LabelNode start = new LabelNode();
    LabelNode end = new LabelNode();
    LabelNode ended = new LabelNode();
    Instructions code = new Instructions().node(start);
    addCall(code, type, main);
    code.node(end)
        .opcode(Opcodes.ACONST_NULL)
        .node(ended)
        .node(StackMapFrames.frame(parameters(type, main), "java/lang/Throwable"))
        .invokeStatic(WovenNames.BRIDGE, "mainEnded", "(Ljava/lang/Throwable;)V")
        .opcode(Opcodes.RETURN);
    bottom.instructions = code.list();
    bottom.tryCatchBlocks.add(new TryCatchBlockNode(start, end, ended, null));
    return bottom;
  }

  private static void addCall(Instructions code, ClassNode type, MethodNode target) {
    boolean isStatic = (target.access & Opcodes.ACC_STATIC) != 0;
    int local = 0;
    if (!isStatic) {
      code.loadObject(local++);
    }
    if (target.desc.equals(WITH_ARGUMENTS)) {
      code.loadObject(local);
    }
    boolean isInterface = (type.access & Opcodes.ACC_INTERFACE) != 0;
    int opcode =
        isStatic
            ? Opcodes.INVOKESTATIC
            : (target.access & Opcodes.ACC_PRIVATE) != 0
                ? Opcodes.INVOKESPECIAL
                : Opcodes.INVOKEVIRTUAL;
    code.node(new MethodInsnNode(opcode, type.name, target.name, target.desc, isInterface));
  }

  private static List<Object> parameters(ClassNode type, MethodNode main) {
    List<Object> locals = new ArrayList<>();
    if ((main.access & Opcodes.ACC_STATIC) == 0) {
      locals.add(type.name);
    }
    Arrays.stream(Type.getArgumentTypes(main.desc)).map(Type::getInternalName).forEach(locals::add);
    return locals;
  }

  private static MethodNode find(ClassNode type, String name, String descriptor) {
    for (MethodNode method : type.methods) {
      if (method.name.equals(name) && method.desc.equals(descriptor)) {
        return method;
      }
    }
    return null;
  }
}
