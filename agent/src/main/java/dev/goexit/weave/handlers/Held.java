package dev.goexit.weave.handlers;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The handlers inside whose bodies an instruction may stand, outermost first. Immutable. A level
 * has more than one handler where handlers share a tail of code.
 */
record Held(BitSet[] levels) {
  static final Held NOTHING = new Held(new BitSet[0]);

  int depth() {
    return levels.length;
  }

  /** The handlers of a level; the outermost level is 1. */
  BitSet at(int level) {
    return levels[level - 1];
  }

  boolean contains(int handler) {
    for (BitSet level : levels) {
      if (level.get(handler)) {
        return true;
      }
    }
    return false;
  }

  Held keep(int depth) {
    return depth == depth() ? this : new Held(Arrays.copyOf(levels, depth));
  }

  Held push(int handler) {
    BitSet[] more = Arrays.copyOf(levels, depth() + 1);
    more[depth()] = new BitSet();
    more[depth()].set(handler);
    return new Held(more);
  }

  /** What two paths have in common: the lesser depth, and on each level the handlers of both. */
  Held meet(Held other) {
    BitSet[] common = new BitSet[Math.min(depth(), other.depth())];
    for (int i = 0; i < common.length; i++) {
      common[i] = (BitSet) levels[i].clone();
      common[i].or(other.levels[i]);
    }
    return new Held(common);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Held held && Arrays.equals(levels, held.levels);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(levels);
  }

  @Override
  public String toString() {
    return Arrays.toString(levels);
  }
}
