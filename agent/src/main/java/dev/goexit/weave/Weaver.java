package dev.goexit.weave;

import dev.goexit.weave.handlers.HandlerGuards;
import dev.goexit.weave.methods.BoundaryWeaver;
import dev.goexit.weave.methods.DeferWeaver;
import dev.goexit.weave.methods.Forwarders;
import dev.goexit.weave.methods.GoStatements;
import dev.goexit.weave.methods.MainWeaver;
import dev.goexit.weave.methods.UnwovenMethodException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Weaves one class. Each method goes through the rewritings it needs; methods that need none are
 * copied byte for byte. A method that outgrows the limit of 64 KB is left as it was.
 *
 * <p>Not for several threads.
 */
public final class Weaver {
  private static final byte[] MENTIONS_BRIDGE = ConstantPool.text(WovenNames.BRIDGE);
  private static final byte[] MENTIONS_GO = ConstantPool.text(WovenNames.GO);
  private static final byte[] MENTIONS_BOUNDARY = ConstantPool.text(WovenNames.BOUNDARY_ANNOTATION);

  private static final String TOO_LARGE =
      "with the woven code it would be larger than the 64 KB that a method may have."
          + " Move a part of it to another method";

  private static final String SUBROUTINES =
      "its code uses subroutines (jsr and ret), as compilers before Java 6 made them."
          + " Compile it for Java 6 or later";

  private final byte[] classFile;
  private final WeavingScope scope;
  private final ClassFiles classFiles;
  private final boolean isGuardedAlready;
  private final boolean mentionsGo;
  private final boolean mentionsBoundary;

  private final List<String> reasons = new ArrayList<>();
  private final Map<String, String> unwoven = new HashMap<>();

  /** Methods that are to stay as they are, since what was made of them was too large. */
  private final Set<String> tooLarge = new HashSet<>();

  private ClassNode type;
  private Set<String> covered;
  private Forwarders forwarders;
  private boolean isResultUsed;

  private Weaver(byte[] classFile, WeavingScope scope, ClassFiles classFiles) {
    ConstantPool pool = new ConstantPool(classFile);
    this.classFile = classFile;
    this.scope = scope;
    this.classFiles = classFiles;
    this.isGuardedAlready = pool.mentions(MENTIONS_BRIDGE);
    this.mentionsGo = pool.mentions(MENTIONS_GO);
    this.mentionsBoundary = pool.mentions(MENTIONS_BOUNDARY);
  }

  /**
   * Weaves a class.
   *
   * @throws IllegalArgumentException if the class file is of a version that is not known
   */
  public static Weaving weave(byte[] classFile, WeavingScope scope, ClassFiles classFiles) {
    return new Weaver(classFile, scope, classFiles).weave();
  }

  private Weaving weave() {
    while (true) {
      reasons.clear();
      ClassReader reader = new ClassReader(classFile);
      Map<String, MethodNode> woven = weaveMethods(reader);
      try {
        byte[] result = woven.isEmpty() ? null : write(reader, woven);
        return result == null && unwoven.isEmpty()
            ? Weaving.NONE
            : new Weaving(result, List.copyOf(reasons), Map.copyOf(unwoven));
      } catch (MethodTooLargeException e) {
        tooLarge.add(e.getMethodName() + e.getDescriptor());
        unwoven.put(e.getMethodName(), TOO_LARGE);
      }
    }
  }

  /** The methods that changed or were added, by name and descriptor. */
  private Map<String, MethodNode> weaveMethods(ClassReader reader) {
    type = new ClassNode();
    reader.accept(type, ClassReader.EXPAND_FRAMES);
    covered = mentionsGo ? new DefersScope(classFiles).of(type) : Set.of();
    forwarders = covered.isEmpty() ? null : new Forwarders(type);
    isResultUsed = mentionsGo && usesResult(type);
    MethodNode main = scope.isMain() && !isGuardedAlready ? MainWeaver.findMain(type) : null;

    Map<String, MethodNode> woven = new HashMap<>();
    for (MethodNode method : List.copyOf(type.methods)) {
      String key = method.name + method.desc;
      if (!tooLarge.contains(key) && weaveMethod(method)) {
        woven.put(key, method);
      }
    }
    if (main != null) {
      MethodNode bottom = MainWeaver.weave(type, main);
      woven.put(main.name + main.desc, main);
      woven.put(bottom.name + bottom.desc, bottom);
      reasons.add("main: runs on a bottom frame");
    }
    return woven;
  }

  private boolean weaveMethod(MethodNode method) {
    if ((method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
      return refuseBodiless(method);
    }
    if (usesSubroutines(method)) {
      return refuseSubroutines(method);
    }
    boolean isWoven = mentionsGo && GoStatements.weave(type.name, type.sourceFile, method);
    isWoven |= guard(method);
    isWoven |= defer(method);
    isWoven |= bound(method);
    return isWoven;
  }

  private boolean guard(MethodNode method) {
    if (!scope.isGuarded() || isGuardedAlready || !HandlerGuards.needed(method)) {
      return false;
    }
    boolean isGuarded = HandlerGuards.guard(type.name, method);
    if (isGuarded) {
      reasons.add(method.name + ": handlers guarded");
    }
    return isGuarded;
  }

  private boolean defer(MethodNode method) {
    if (!covered.contains(method.name + method.desc) || !DeferWeaver.isNeeded(method)) {
      return false;
    }
    try {
      DeferWeaver.weave(type.name, method, forwarders, isResultUsed);
      reasons.add(method.name + ": defers");
      return true;
    } catch (UnwovenMethodException e) {
      unwoven.put(method.name, e.getMessage());
      return false;
    }
  }

  private boolean bound(MethodNode method) {
    AnnotationNode boundary = mentionsBoundary ? boundaryOf(method) : null;
    if (boundary == null) {
      return false;
    }
    try {
      BoundaryWeaver.weave(type.name, method, returnsDefault(boundary));
      reasons.add(method.name + ": exit boundary");
      return true;
    } catch (UnwovenMethodException e) {
      unwoven.put(method.name, e.getMessage());
      return false;
    }
  }

  private boolean refuseBodiless(MethodNode method) {
    if (mentionsBoundary && boundaryOf(method) != null) {
      unwoven.put(method.name, "it has no body. Put @ExitBoundary on a method that has one");
    }
    return false;
  }

  private boolean refuseSubroutines(MethodNode method) {
    boolean isCovered = covered.contains(method.name + method.desc);
    if (isCovered && DeferWeaver.isNeeded(method)
        || mentionsBoundary && boundaryOf(method) != null) {
      unwoven.put(method.name, SUBROUTINES);
    }
    return false;
  }

  private static AnnotationNode boundaryOf(MethodNode method) {
    if (method.visibleAnnotations != null) {
      for (AnnotationNode annotation : method.visibleAnnotations) {
        if (annotation.desc.equals(WovenNames.BOUNDARY_ANNOTATION)) {
          return annotation;
        }
      }
    }
    return null;
  }

  private static boolean returnsDefault(AnnotationNode boundary) {
    // Name and value in turn; there is one name.
    return boundary.values != null && boundary.values.contains(Boolean.TRUE);
  }

  private static boolean usesSubroutines(MethodNode method) {
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction.getOpcode() == Opcodes.JSR || instruction.getOpcode() == Opcodes.RET) {
        return true;
      }
    }
    return false;
  }

  private static boolean usesResult(ClassNode type) {
    for (MethodNode method : type.methods) {
      for (AbstractInsnNode instruction : method.instructions) {
        if (instruction instanceof org.objectweb.asm.tree.MethodInsnNode call
            && call.owner.equals(WovenNames.GO)
            && (call.name.equals("result") || call.name.equals("setResult"))) {
          return true;
        }
      }
    }
    return false;
  }

  private static byte[] write(ClassReader reader, Map<String, MethodNode> woven) {
    // With the reader the writer copies what is not visited anew, constant pool included.
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(new MethodReplacer(writer, woven), ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }
}
