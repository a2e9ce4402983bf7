package dev.goexit.weave.handlers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Writes the exception table of the woven method anew from what covers each instruction. The
 * entries keep their order; one whose range was interrupted becomes several.
 */
final class ExceptionTable {
  private final Map<AbstractInsnNode, Cover> covers = new HashMap<>();
  private final Set<ExitWinsHandler> exitWinsHandlers = new LinkedHashSet<>();

  /** Says what covers an instruction, old or new. */
  void cover(AbstractInsnNode instruction, Cover cover) {
    covers.put(instruction, cover);
    if (cover.exitWins() != null && Throwing.canThrow(instruction.getOpcode())) {
      exitWinsHandlers.add(cover.exitWins());
    }
  }

  /** The synthetic handlers that an instruction needs which can throw. */
  Set<ExitWinsHandler> exitWinsHandlers() {
    return exitWinsHandlers;
  }

  /** Replaces the table. */
  void writeTo(MethodNode method) {
    List<TryCatchBlockNode> old = method.tryCatchBlocks;
    method.tryCatchBlocks = new ArrayList<>();
    for (int entry = 0; entry <= old.size(); entry++) {
      for (ExitWinsHandler handler : exitWinsHandlers) {
        if (handler.before() == entry) {
          addExitWins(method, handler);
        }
      }
      if (entry < old.size()) {
        addEntry(method, old.get(entry), entry);
      }
    }
  }

  private void addExitWins(MethodNode method, ExitWinsHandler handler) {
    Runs runs = new Runs();
    for (AbstractInsnNode node : method.instructions) {
      runs.add(node, coverOf(node).exitWins() == handler);
    }
    for (Run run : runs.found) {
      if (run.canThrow) {
        method.tryCatchBlocks.add(run.entry(method.instructions, handler.label(), null));
      }
    }
  }

  private void addEntry(MethodNode method, TryCatchBlockNode old, int entry) {
    Runs runs = new Runs();
    for (AbstractInsnNode node : method.instructions) {
      runs.add(node, coverOf(node).has(entry));
    }
    List<TryCatchBlockNode> pieces = new ArrayList<>();
    for (Run run : runs.found) {
      pieces.add(run.entry(method.instructions, old.handler, old.type));
    }
    if (!pieces.isEmpty()) {
      pieces.get(0).visibleTypeAnnotations = old.visibleTypeAnnotations;
      pieces.get(0).invisibleTypeAnnotations = old.invisibleTypeAnnotations;
    }
    method.tryCatchBlocks.addAll(pieces);
  }

  private Cover coverOf(AbstractInsnNode instruction) {
    return covers.getOrDefault(instruction, Cover.NONE);
  }

  /** What one handler covers of the instructions that are added in their order. */
  private static final class Runs {
    private final List<Run> found = new ArrayList<>();
    private Run open;

    /** Labels and the like end no run. */
    void add(AbstractInsnNode node, boolean isCovered) {
      if (node.getOpcode() < 0) {
        return;
      }
      if (!isCovered) {
        open = null;
        return;
      }
      if (open == null) {
        open = new Run(node);
        found.add(open);
      }
      open.last = node;
      open.canThrow |= Throwing.canThrow(node.getOpcode());
    }
  }

  /** Neighbouring instructions covered alike. */
  private static final class Run {
    private final AbstractInsnNode first;
    private AbstractInsnNode last;
    private boolean canThrow;

    Run(AbstractInsnNode first) {
      this.first = first;
    }

    TryCatchBlockNode entry(InsnList instructions, LabelNode handler, String type) {
      return new TryCatchBlockNode(
          labelBefore(instructions, first), labelAfter(instructions, last), handler, type);
    }

    private static LabelNode labelBefore(InsnList instructions, AbstractInsnNode node) {
      for (AbstractInsnNode previous = node.getPrevious();
          previous != null && previous.getOpcode() < 0;
          previous = previous.getPrevious()) {
        if (previous instanceof LabelNode label) {
          return label;
        }
      }
      LabelNode label = new LabelNode();
      instructions.insertBefore(node, label);
      return label;
    }

    private static LabelNode labelAfter(InsnList instructions, AbstractInsnNode node) {
      if (node.getNext() instanceof LabelNode label) {
        return label;
      }
      LabelNode label = new LabelNode();
      instructions.insert(node, label);
      return label;
    }
  }
}
