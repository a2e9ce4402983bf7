package dev.goexit.weave.handlers;

import org.objectweb.asm.tree.LabelNode;

/**
 * A synthetic catch-any handler: it throws the exit that a left level holds, or else what was
 * thrown.
 *
 * @param label where its code starts
 * @param level the innermost level whose throwable it compares
 * @param remainingLevel the level it leaves untouched, since what catches next is inside it
 * @param remaining the entries asked after it; they cover its own code
 * @param inPrologue whether the constructor has not called another one yet
 * @param before the entry in front of which it stands in the table; their number if behind all
 */
record ExitWinsHandler(
    LabelNode label,
    int level,
    int remainingLevel,
    int[] remaining,
    boolean inPrologue,
    int before) {

  // No two have one label. The generated methods would be linked when first called, in 20 ms.
  @Override
  public boolean equals(Object other) {
    return other instanceof ExitWinsHandler that && label == that.label;
  }

  @Override
  public int hashCode() {
    return label.hashCode();
  }
}
