package dev.goexit.weave.handlers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * The instructions of one method by number, without labels, lines and stack map frames: what
 * follows what, and which entries of the exception table cover what. A snapshot; it is not kept up
 * to date.
 *
 * <p>An <em>entry</em> is a row of the exception table. Several rows with one handler and one type
 * are one <em>catcher</em>: a try block whose range was cut where a {@code finally} was copied in.
 */
final class ControlFlow {
  private final List<AbstractInsnNode> instructions = new ArrayList<>();
  private final Map<AbstractInsnNode, Integer> numbers = new HashMap<>();
  private final List<TryCatchBlockNode> entries;
  private final int[] catchers;
  private final int[][] covering;

  ControlFlow(MethodNode method) {
    entries = method.tryCatchBlocks;
    for (AbstractInsnNode node : method.instructions) {
      numbers.put(node, instructions.size());
      if (node.getOpcode() >= 0) {
        instructions.add(node);
      }
    }
    catchers = numberCatchers();
    covering = findCovering();
    for (TryCatchBlockNode entry : entries) {
      addDroppedRanges(numberOf(entry.handler));
    }
  }

  private void addDroppedRanges(int handler) {
    List<Integer> dropped = new DroppedRanges(this).at(handler);
    if (!dropped.isEmpty()) {
      covering[handler] = merged(covering[handler], dropped);
    }
  }

  private static int[] merged(int[] entries, List<Integer> more) {
    int[] all = Arrays.copyOf(entries, entries.length + more.size());
    for (int i = 0; i < more.size(); i++) {
      all[entries.length + i] = more.get(i);
    }
    Arrays.sort(all);
    return all;
  }

  private int[] numberCatchers() {
    Map<List<Object>, Integer> seen = new HashMap<>();
    int[] result = new int[entries.size()];
    for (int entry = 0; entry < result.length; entry++) {
      List<Object> key = Arrays.asList(handlerOf(entry), entries.get(entry).type);
      seen.putIfAbsent(key, seen.size());
      result[entry] = seen.get(key);
    }
    return result;
  }

  private int[][] findCovering() {
    int[][] result = new int[size()][];
    Arrays.fill(result, new int[0]);
    for (int entry = 0; entry < entries.size(); entry++) {
      int[] before = null;
      int end = numberOf(entries.get(entry).end);
      for (int i = numberOf(entries.get(entry).start); i < end; i++) {
        // One array for all neighbours with the same entries: compared by identity below.
        if (result[i] == before) {
          result[i] = result[i - 1];
        } else {
          before = result[i];
          result[i] = Arrays.copyOf(before, before.length + 1);
          result[i][before.length] = entry;
        }
      }
    }
    return result;
  }

  int size() {
    return instructions.size();
  }

  AbstractInsnNode at(int number) {
    return instructions.get(number);
  }

  int opcode(int number) {
    return instructions.get(number).getOpcode();
  }

  /** The number of an instruction; for labels, lines and frames that of the next instruction. */
  int numberOf(AbstractInsnNode node) {
    return numbers.get(node);
  }

  List<TryCatchBlockNode> entries() {
    return entries;
  }

  /** The first instruction of the handler of an entry. */
  int handlerOf(int entry) {
    return numberOf(entries.get(entry).handler);
  }

  /** Whether what starts at an instruction is the handler of a {@code finally} or the like. */
  boolean isCatchAny(int handler) {
    for (int entry = 0; entry < entries.size(); entry++) {
      if (handlerOf(entry) == handler && entries.get(entry).type == null) {
        return true;
      }
    }
    return false;
  }

  /** The entries that cover an instruction, in the order in which the JVM asks them. */
  int[] covering(int number) {
    return covering[number];
  }

  /** Whether an instruction is covered by an entry or by another piece of its try block. */
  boolean isCovered(int number, int entry) {
    for (int candidate : covering[number]) {
      if (isSameCatcher(candidate, entry)) {
        return true;
      }
    }
    return false;
  }

  boolean isSameCatcher(int entry, int other) {
    return catchers[entry] == catchers[other];
  }

  boolean isCoveredAlike(int number, int other) {
    return covering[number] == covering[other];
  }

  /** Whether the next instruction can follow this one. */
  boolean fallsThrough(int number) {
    int opcode = opcode(number);
    return opcode != Opcodes.GOTO
        && opcode != Opcodes.ATHROW
        && opcode != Opcodes.TABLESWITCH
        && opcode != Opcodes.LOOKUPSWITCH
        && !isReturn(number)
        && number + 1 < size();
  }

  boolean isReturn(int number) {
    return opcode(number) >= Opcodes.IRETURN && opcode(number) <= Opcodes.RETURN;
  }

  /** The labels to which an instruction can jump. */
  List<LabelNode> targets(int number) {
    AbstractInsnNode instruction = at(number);
    if (instruction instanceof JumpInsnNode jump) {
      return List.of(jump.label);
    }
    List<LabelNode> labels = new ArrayList<>();
    if (instruction instanceof TableSwitchInsnNode table) {
      labels.addAll(table.labels);
      labels.add(table.dflt);
    } else if (instruction instanceof LookupSwitchInsnNode lookup) {
      labels.addAll(lookup.labels);
      labels.add(lookup.dflt);
    }
    return labels;
  }

  /** The instructions that can follow one when it does not throw. */
  int[] successors(int number) {
    List<LabelNode> targets = targets(number);
    boolean falls = fallsThrough(number);
    int[] result = new int[targets.size() + (falls ? 1 : 0)];
    for (int i = 0; i < targets.size(); i++) {
      result[i] = numberOf(targets.get(i));
    }
    if (falls) {
      result[targets.size()] = number + 1;
    }
    return result;
  }
}
