package dev.goexit.weave.handlers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Writes stores, guards, trampolines and synthetic handlers into a method. All that can fail has
 * been computed when {@link #write} is called.
 */
final class GuardWriter {
  private static final int RETURNS = -1;

  private final String bridge;
  private final MethodNode method;
  private final ControlFlow flow;
  private final LevelAnalysis levels;
  private final GuardCover guardCover;
  private final ExitWinsHandlers exitWins;
  private final StackMaps stackMaps;
  private final EdgeTypes edgeTypes = new EdgeTypes();
  // Of the method as it was, by instruction.
  private final FrameNode[] frames;
  private final ExceptionTable table = new ExceptionTable();

  GuardWriter(
      String owner, String bridge, MethodNode method, ControlFlow flow, LevelAnalysis levels) {
    this.bridge = bridge;
    this.method = method;
    this.flow = flow;
    this.levels = levels;
    guardCover = new GuardCover(flow, levels);
    exitWins = new ExitWinsHandlers(flow, levels);
    stackMaps = new StackMaps(owner, method);
    frames = new FrameNode[flow.size()];
    for (int i = 0; i < flow.size(); i++) {
      frames[i] = StackMaps.at(flow.at(i));
    }
    if (stackMaps.isPresent()) {
      edgeTypes.findBehind(owner, method, jumpsThatChangeLevel());
    }
  }

  private Set<AbstractInsnNode> jumpsThatChangeLevel() {
    Set<AbstractInsnNode> jumps = new HashSet<>();
    for (int i = 0; i < flow.size(); i++) {
      if (flow.opcode(i) != Opcodes.GOTO && jumpChangesLevel(i)) {
        jumps.add(flow.at(i));
      }
    }
    return jumps;
  }

  private boolean jumpChangesLevel(int from) {
    for (LabelNode target : flow.targets(from)) {
      if (changesLevel(from, flow.numberOf(target))) {
        return true;
      }
    }
    return false;
  }

  private boolean changesLevel(int from, int to) {
    int kept = levels.levelKept(from, to);
    return kept != levels.level(from) || kept != levels.levelOnArrival(to);
  }

  void write() {
    int maxLevel = levels.maxLevel();
    coverAsBefore();
    // First: where the handler's first instruction is a jump or a return, its guard comes behind.
    writeEntryStores();
    for (int i = 0; i < flow.size(); i++) {
      writeEdges(i);
    }
    writeExitWinsHandlers();
    // Last: the frames of the synthetic handlers are made of the method's own.
    extendStackMaps();
    table.writeTo(method);
    method.maxLocals += maxLevel;
    method.maxStack = Math.max(method.maxStack + 1, 2);
  }

  // Dead code needs no cover, and has not the locals that the handlers would expect of it.
  private void coverAsBefore() {
    for (int i = 0; i < flow.size(); i++) {
      if (levels.isReachable(i)) {
        boolean inPrologue = edgeTypes.isInPrologue(flow.at(i));
        table.cover(flow.at(i), exitWins.cover(levels.level(i), flow.covering(i), inPrologue));
      }
    }
  }

  private void writeEntryStores() {
    for (int i = 0; i < flow.size(); i++) {
      if (levels.isGuardedEntry(i) && levels.isReachable(i)) {
        InsnList store = new InsnList();
        store.add(new InsnNode(Opcodes.DUP));
        store.add(new VarInsnNode(Opcodes.ASTORE, stackMaps.local(levels.level(i))));
        method.instructions.insertBefore(flow.at(i), store);
      }
    }
  }

  private void writeEdges(int from) {
    AbstractInsnNode instruction = flow.at(from);
    if (flow.isReturn(from)) {
      method.instructions.insertBefore(instruction, guards(from, RETURNS));
      return;
    }
    if (instruction.getOpcode() == Opcodes.GOTO) {
      int to = flow.numberOf(((JumpInsnNode) instruction).label);
      method.instructions.insertBefore(instruction, guards(from, to));
      return;
    }
    Map<LabelNode, LabelNode> trampolines = new HashMap<>();
    for (LabelNode target : flow.targets(from)) {
      if (changesLevel(from, flow.numberOf(target)) && !trampolines.containsKey(target)) {
        trampolines.put(target, writeTrampoline(from, target));
      }
    }
    redirect(instruction, trampolines);
    if (flow.fallsThrough(from)) {
      method.instructions.insert(instruction, guards(from, from + 1));
    }
  }

  // stack unchanged
  private InsnList guards(int from, int to) {
    InsnList code = new InsnList();
    int levelThere = to == RETURNS ? 0 : levels.levelOnArrival(to);
    int levelKept = to == RETURNS ? 0 : levels.levelKept(from, to);
    for (int level = levels.level(from); level > levelKept; level--) {
      Cover cover = guardCover.of(level, from, to);
      add(code, new VarInsnNode(Opcodes.ALOAD, stackMaps.local(level)), cover);
      add(code, bridgeCall("resume", "(Ljava/lang/Throwable;)V"), cover);
    }
    // Whoever comes into a shared body, or out of dead code, holds nothing.
    for (int level = levelKept + 1; level <= levelThere; level++) {
      add(code, new InsnNode(Opcodes.ACONST_NULL), Cover.NONE);
      add(code, new VarInsnNode(Opcodes.ASTORE, stackMaps.local(level)), Cover.NONE);
    }
    return code;
  }

  private void add(InsnList code, AbstractInsnNode instruction, Cover cover) {
    code.add(instruction);
    table.cover(instruction, cover);
  }

  private MethodInsnNode bridgeCall(String name, String descriptor) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, bridge, name, descriptor, false);
  }

  private LabelNode writeTrampoline(int from, LabelNode target) {
    LabelNode start = new LabelNode();
    method.instructions.add(start);
    if (stackMaps.isPresent()) {
      FrameNode behind = edgeTypes.behind(flow.at(from));
      FrameNode frame =
          new FrameNode(
              Opcodes.F_NEW,
              behind.local.size(),
              behind.local.toArray(),
              behind.stack.size(),
              behind.stack.toArray());
      stackMaps.extend(frame, levels.level(from));
      method.instructions.add(frame);
    }
    method.instructions.add(guards(from, flow.numberOf(target)));
    method.instructions.add(new JumpInsnNode(Opcodes.GOTO, target));
    return start;
  }

  private static void redirect(AbstractInsnNode jump, Map<LabelNode, LabelNode> trampolines) {
    if (jump instanceof JumpInsnNode conditional) {
      conditional.label = trampolines.getOrDefault(conditional.label, conditional.label);
    } else if (jump instanceof TableSwitchInsnNode table) {
      redirect(table.labels, trampolines);
      table.dflt = trampolines.getOrDefault(table.dflt, table.dflt);
    } else if (jump instanceof LookupSwitchInsnNode lookup) {
      redirect(lookup.labels, trampolines);
      lookup.dflt = trampolines.getOrDefault(lookup.dflt, lookup.dflt);
    }
  }

  private static void redirect(List<LabelNode> labels, Map<LabelNode, LabelNode> trampolines) {
    for (int i = 0; i < labels.size(); i++) {
      labels.set(i, trampolines.getOrDefault(labels.get(i), labels.get(i)));
    }
  }

  private void writeExitWinsHandlers() {
    // The code of one may need others itself, which come behind it.
    int written = 0;
    while (written < table.exitWinsHandlers().size()) {
      List<ExitWinsHandler> needed = List.copyOf(table.exitWinsHandlers());
      for (ExitWinsHandler handler : needed.subList(written, needed.size())) {
        writeExitWins(handler);
      }
      written = needed.size();
    }
  }

  // stack: Throwable
  private void writeExitWins(ExitWinsHandler handler) {
    Cover cover =
        exitWins.cover(handler.remainingLevel(), handler.remaining(), handler.inPrologue());
    InsnList code = new InsnList();
    code.add(handler.label());
    if (stackMaps.isPresent()) {
      code.add(stackMaps.forHandler(framesOf(handler), handler.inPrologue(), handler.level()));
    }
    for (int level = handler.level(); level > handler.remainingLevel(); level--) {
      add(code, new VarInsnNode(Opcodes.ALOAD, stackMaps.local(level)), cover);
      add(code, new InsnNode(Opcodes.SWAP), cover);
      String descriptor = "(Ljava/lang/Throwable;Ljava/lang/Throwable;)Ljava/lang/Throwable;";
      add(code, bridgeCall("exitWins", descriptor), cover);
    }
    add(code, new InsnNode(Opcodes.ATHROW), cover);
    method.instructions.add(code);
  }

  private List<FrameNode> framesOf(ExitWinsHandler handler) {
    List<FrameNode> present = new ArrayList<>();
    for (int entry : handler.remaining()) {
      FrameNode frame = frames[flow.handlerOf(entry)];
      if (frame != null) {
        present.add(frame);
      }
    }
    return present;
  }

  private void extendStackMaps() {
    for (int i = 0; i < flow.size(); i++) {
      FrameNode frame = frames[i];
      if (frame != null && levels.levelOnArrival(i) > 0) {
        stackMaps.extend(frame, levels.levelOnArrival(i));
      }
    }
  }
}
