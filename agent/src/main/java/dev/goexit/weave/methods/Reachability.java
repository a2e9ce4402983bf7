package dev.goexit.weave.methods;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;

/** Which instructions of a method can run after which, over jumps and handlers. */
final class Reachability {
  private final MethodNode method;
  private final List<BitSet> successors = new ArrayList<>();

  private Reachability(MethodNode method) {
    this.method = method;
    for (int i = 0; i < method.instructions.size(); i++) {
      successors.add(new BitSet());
    }
  }

  static Reachability of(String owner, MethodNode method) {
    Reachability reachability = new Reachability(method);
    try {
      reachability.new Edges().analyze(owner, method);
    } catch (AnalyzerException e) {
      throw new UnwovenMethodException("its code could not be analysed: " + e.getMessage());
    }
    return reachability;
  }

  /**
   * The statements such that one which can run after another comes after it.
   *
   * @return empty if one of them can run after itself
   */
  List<MethodInsnNode> inOrder(List<MethodInsnNode> statements) {
    List<MethodInsnNode> ordered = new ArrayList<>();
    List<BitSet> after = new ArrayList<>();
    for (MethodInsnNode statement : statements) {
      int index = method.instructions.indexOf(statement);
      BitSet reached = reachedFrom(index);
      if (reached.get(index)) {
        return List.of();
      }
      // Before the first of those in the list that can run after it; there is no cycle.
      int position = 0;
      while (position < ordered.size() && !reached.get(indexOf(ordered.get(position)))) {
        position++;
      }
      ordered.add(position, statement);
      after.add(position, reached);
    }
    return isSorted(ordered, after) ? ordered : List.of();
  }

  /** Insertion alone may fail where three statements are in order only through each other. */
  private boolean isSorted(List<MethodInsnNode> ordered, List<BitSet> after) {
    for (int later = 1; later < ordered.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        if (after.get(later).get(indexOf(ordered.get(earlier)))) {
          return false;
        }
      }
    }
    return true;
  }

  private int indexOf(AbstractInsnNode instruction) {
    return method.instructions.indexOf(instruction);
  }

  private BitSet reachedFrom(int start) {
    BitSet reached = new BitSet();
    ArrayDeque<Integer> toVisit = new ArrayDeque<>();
    toVisit.add(start);
    while (!toVisit.isEmpty()) {
      BitSet following = successors.get(toVisit.remove());
      for (int i = following.nextSetBit(0); i >= 0; i = following.nextSetBit(i + 1)) {
        if (!reached.get(i)) {
          reached.set(i);
          toVisit.add(i);
        }
      }
    }
    return reached;
  }

  private final class Edges extends Analyzer<BasicValue> {
    Edges() {
      super(new BasicInterpreter());
    }

    @Override
    protected void newControlFlowEdge(int from, int to) {
      successors.get(from).set(to);
    }

    @Override
    protected boolean newControlFlowExceptionEdge(int from, int to) {
      successors.get(from).set(to);
      return true;
    }
  }
}
