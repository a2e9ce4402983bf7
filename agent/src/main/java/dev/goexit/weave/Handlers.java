package dev.goexit.weave;

import dev.goexit.weave.handlers.HandlerEffects;
import dev.goexit.weave.handlers.HandlerEffects.Effect;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Label;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * The handlers of a class that would not let an exit pass, by where the code stands that throws.
 */
public final class Handlers {
  /**
   * A handler that would swallow or replace an exit.
   *
   * @param type what it catches, as an internal name; null for everything
   * @param line of its first instruction; -1 if the class file does not say
   * @param swallows false if it throws something else
   */
  public record Handler(String type, int line, boolean swallows) {}

  private final ClassNode type = new ClassNode();
  private final Map<LabelNode, Integer> offsets = new IdentityHashMap<>();

  /** Of a class file. */
  public Handlers(byte[] classFile) {
    OffsetReader reader = new OffsetReader(classFile);
    reader.accept(type, ClassReader.EXPAND_FRAMES);
    for (Map.Entry<Label, Integer> read : reader.labels.entrySet()) {
      if (read.getKey().info instanceof LabelNode node) {
        offsets.put(node, read.getValue());
      }
    }
  }

  /** The source file; null if the class file does not say. */
  public String sourceFile() {
    return type.sourceFile;
  }

  /** Those that may catch what an instruction throws, in the order in which they are asked. */
  public List<Handler> covering(String method, String descriptor, int offset) {
    for (MethodNode candidate : type.methods) {
      if (candidate.name.equals(method) && candidate.desc.equals(descriptor)) {
        return covering(candidate, offset);
      }
    }
    return List.of();
  }

  private List<Handler> covering(MethodNode method, int offset) {
    List<Handler> found = new ArrayList<>();
    HandlerEffects effects = null;
    for (int i = 0; i < method.tryCatchBlocks.size(); i++) {
      TryCatchBlockNode entry = method.tryCatchBlocks.get(i);
      if (offsets.get(entry.start) <= offset && offset < offsets.get(entry.end)) {
        effects = effects == null ? new HandlerEffects(type, method) : effects;
        Effect effect = effects.of(i);
        if (effect != Effect.NONE) {
          found.add(new Handler(entry.type, lineOf(entry.handler), effect == Effect.SWALLOWS));
        }
      }
    }
    return found;
  }

  private static int lineOf(AbstractInsnNode handler) {
    AbstractInsnNode node = handler;
    while (node != null && node.getOpcode() < 0 && !(node instanceof LineNumberNode)) {
      node = node.getNext();
    }
    while (node != null && !(node instanceof LineNumberNode)) {
      node = node.getPrevious();
    }
    return node == null ? -1 : ((LineNumberNode) node).line;
  }

  /** Remembers where the labels stand. */
  private static final class OffsetReader extends ClassReader {
    private final Map<Label, Integer> labels = new IdentityHashMap<>();

    OffsetReader(byte[] classFile) {
      super(classFile);
    }

    @Override
    protected Label readLabel(int offset, Label[] known) {
      Label label = super.readLabel(offset, known);
      labels.put(label, offset);
      return label;
    }
  }
}
