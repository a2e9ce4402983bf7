package dev.goexit.weave;

import dev.goexit.weave.handlers.HandlerGuards;
import dev.goexit.weave.handlers.UnweavableMethodException;
import dev.goexit.weave.methods.BoundaryWeaver;
import dev.goexit.weave.methods.DeferWeaver;
import dev.goexit.weave.methods.DeferringClass;
import dev.goexit.weave.methods.GoStatements;
import dev.goexit.weave.methods.RaisingStatements;
import dev.goexit.weave.methods.StreamUses;
import dev.goexit.weave.methods.UnwovenMethodException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The rewritings that the methods of one class go through, in their order: go statements, standard
 * streams, handlers, defers and boundary. What lies further out comes later.
 */
final class MethodChain {
  private static final byte[] BRIDGE = ConstantPool.text(WovenNames.BRIDGE);
  private static final byte[] GO = ConstantPool.text(WovenNames.GO);
  private static final byte[] BOUNDARY = ConstantPool.text(WovenNames.BOUNDARY_ANNOTATION);

  private static final String TOO_LARGE =
      "with the woven code it would be larger than the 64 KB that a method may have."
          + " Move a part of it to another method";
  private static final String SUBROUTINES =
      "its code uses subroutines (jsr and ret), as compilers before Java 6 made them."
          + " Compile it for Java 6 or later";
  private static final String NO_BODY =
      "it has no body. Put the annotation on a method that has one";
  private static final String UNGUARDED =
      "its handlers can swallow an exit, for they are not guarded: ";

  private final ClassNode type;
  private final WeavingScope scope;
  private final Outgrown outgrown;
  private final boolean isGuardedAlready;
  private final boolean mentionsGo;
  private final boolean mentionsBoundary;

  /** The methods whose defer statements count. */
  private final Set<String> covered;

  /** Those that asked for weaving, and must fail loudly if they cannot have it. */
  private final Set<String> asking = new HashSet<>();

  private final DeferringClass deferring;
  private final List<MethodNode> added = new ArrayList<>();

  private final List<String> reasons = new ArrayList<>();
  private final Map<String, String> unwoven = new HashMap<>();
  private final Map<String, String> unguarded = new HashMap<>();

  /** The methods that have outgrown the limit before are woven less, or left alone. */
  MethodChain(
      ClassReader reader,
      ConstantPool pool,
      WeavingScope scope,
      ClassFiles classFiles,
      Outgrown outgrown) {
    type = scope.hasOwnStreams() || pool.mentionsApi() ? new ClassNode() : new MethodsToGuard(pool);
    reader.accept(type, ClassReader.EXPAND_FRAMES);
    this.scope = scope;
    this.outgrown = outgrown;
    this.isGuardedAlready = pool.mentions(BRIDGE);
    this.mentionsGo = pool.mentions(GO);
    this.mentionsBoundary = pool.mentions(BOUNDARY);
    this.covered = mentionsGo ? new DefersScope(classFiles).of(type) : Set.of();
    this.deferring = covered.isEmpty() ? null : DeferringClass.of(type);
  }

  /** Whether the class gets methods that it did not have. */
  boolean addsMethods() {
    return !added.isEmpty();
  }

  /** What was woven, and why. */
  List<String> reasons() {
    return reasons;
  }

  /** The methods that asked in vain, with the reason. */
  Map<String, String> unwoven() {
    return unwoven;
  }

  /** The methods that did not ask and have handlers that could not be guarded. */
  Map<String, String> unguarded() {
    return unguarded;
  }

  /** Weaves; gives the methods that changed or are new, by name and descriptor. */
  Map<String, MethodNode> weave() {
    Map<String, MethodNode> woven = new HashMap<>();
    for (MethodNode method : type.methods) {
      if (weave(method)) {
        woven.put(keyOf(method), method);
      }
    }
    if (deferring != null) {
      added.addAll(deferring.returningBodies().make());
    }
    for (MethodNode method : added) {
      woven.put(keyOf(method), method);
    }
    return woven;
  }

  /** Says of a method that it was left alone since it outgrew the limit. */
  void leaveTooLarge(String key, String name) {
    if (asking.contains(key)) {
      unwoven.put(name, TOO_LARGE);
    } else {
      unguarded.put(name, UNGUARDED + TOO_LARGE);
    }
  }

  private boolean weave(MethodNode method) {
    boolean isDeferring = covered.contains(keyOf(method)) && DeferWeaver.isNeeded(method);
    Boolean boundary = mentionsBoundary ? BoundaryWeaver.returnsDefault(method) : null;
    if (isDeferring || boundary != null) {
      asking.add(keyOf(method));
    }
    if (outgrown.isLeft(keyOf(method))) {
      return false;
    }
    String refusal = refusal(method);
    if (refusal != null) {
      leaveIfAsking(method, refusal);
      if (isGuardNeeded(method)) {
        unguarded.put(method.name, UNGUARDED + refusal);
      }
      return false;
    }
    boolean isWoven = mentionsGo && GoStatements.weave(type.name, type.sourceFile, method);
    isWoven |= scope.tellsSites() && mentionsGo && RaisingStatements.weave(type, method, scope);
    isWoven |= scope.hasOwnStreams() && StreamUses.weave(method);
    isWoven |= guard(method);
    isWoven |= deferring != null && deferring.recoveringBodies().weave(method);
    isWoven |= isDeferring && defer(method);
    isWoven |= boundary != null && bound(method, boundary);
    return isWoven;
  }

  private static String refusal(MethodNode method) {
    if ((method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
      return NO_BODY;
    }
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction.getOpcode() == Opcodes.JSR || instruction.getOpcode() == Opcodes.RET) {
        return SUBROUTINES;
      }
    }
    return null;
  }

  private boolean isGuardNeeded(MethodNode method) {
    return scope.isGuarded() && !isGuardedAlready && HandlerGuards.needed(method);
  }

  private boolean guard(MethodNode method) {
    if (!isGuardNeeded(method)) {
      return false;
    }
    try {
      boolean isGuarded = HandlerGuards.guard(type, method, WovenNames.BRIDGE);
      if (isGuarded) {
        reasons.add(method.name + ": handlers guarded");
      }
      return isGuarded;
    } catch (UnweavableMethodException e) {
      unguarded.put(method.name, UNGUARDED + e.getMessage());
      return false;
    }
  }

  private boolean defer(MethodNode method) {
    try {
      boolean mayOpenCode = scope.mayAddMethods() && !outgrown.isShortened(keyOf(method));
      added.addAll(DeferWeaver.weave(deferring, method, mayOpenCode));
      reasons.add(method.name + ": defers");
      return true;
    } catch (UnwovenMethodException e) {
      leaveIfAsking(method, e.getMessage());
      return false;
    }
  }

  private boolean bound(MethodNode method, boolean returnsDefault) {
    try {
      BoundaryWeaver.weave(type.name, method, returnsDefault);
      reasons.add(method.name + ": exit boundary");
      return true;
    } catch (UnwovenMethodException e) {
      leaveIfAsking(method, e.getMessage());
      return false;
    }
  }

  private void leaveIfAsking(MethodNode method, String reason) {
    if (asking.contains(keyOf(method))) {
      unwoven.put(method.name, reason);
    }
  }

  private static String keyOf(MethodNode method) {
    return method.name + method.desc;
  }
}
