package dev.goexit.weave;

/**
 * Moves the stack map frames of a method (JVMS 4.7.4) behind code that is put in front of it. A
 * frame's place is told as the distance to the one before, so only the first one's changes, and the
 * positions that a type names: those of instances that no constructor has been called for.
 */
final class FrameCopy {
  private static final int SAME_LOCALS_1_STACK_ITEM = 64;
  private static final int FIRST_RESERVED = 128;
  private static final int SAME_LOCALS_1_STACK_ITEM_EXTENDED = 247;
  private static final int SAME_EXTENDED = 251;
  private static final int FULL = 255;

  private static final int OBJECT = 7;
  private static final int UNINITIALIZED = 8;

  private final ConstantPool pool;
  private final int shift;
  private final ByteOutput out = new ByteOutput(256);
  private int next;
  private boolean isAdded;

  /**
   * Prepares it.
   *
   * @param pool of the class file
   * @param start where the first frame stands in it
   * @param shift the new code's length, less than 64
   */
  FrameCopy(ConstantPool pool, int start, int shift) {
    this.pool = pool;
    this.next = start;
    this.shift = shift;
  }

  /**
   * The frames. Where the new code ends there is one, too: with the parameters and no stack.
   * Whether or not something jumps there, the distance of the next one stays small by it.
   */
  byte[] copy(int count) {
    isAdded = count == 0 || firstPlace() > 0;
    if (isAdded) {
      out.writeByte(shift); // same_frame
    }
    // A frame's place is one more than the distance, but for the first of all.
    int change = isAdded ? -1 : shift;
    for (int i = 0; i < count; i++) {
      frame(i == 0 ? change : 0);
    }
    return out.toByteArray();
  }

  /** Whether there is one more than there was. */
  boolean isAdded() {
    return isAdded;
  }

  private int firstPlace() {
    int type = pool.byteAt(next);
    return type < FIRST_RESERVED ? type % SAME_LOCALS_1_STACK_ITEM : pool.shortAt(next + 1);
  }

  private void frame(int change) {
    int type = pool.byteAt(next++);
    if (type < FIRST_RESERVED) {
      out.writeByte(type + change); // The distance is in the type, and stays below 64.
      types(type < SAME_LOCALS_1_STACK_ITEM ? 0 : 1);
      return;
    }
    out.writeByte(type);
    out.writeShort(takeShort() + change);
    if (type == SAME_LOCALS_1_STACK_ITEM_EXTENDED) {
      types(1);
    } else if (type == FULL) {
      types(copyShort());
      types(copyShort());
    } else if (type > SAME_EXTENDED) {
      types(type - SAME_EXTENDED); // append_frame
    }
  }

  private void types(int count) {
    for (int i = 0; i < count; i++) {
      int tag = pool.byteAt(next++);
      out.writeByte(tag);
      if (tag == OBJECT) {
        copyShort();
      } else if (tag == UNINITIALIZED) {
        out.writeShort(takeShort() + shift);
      }
    }
  }

  private int takeShort() {
    next += 2;
    return pool.shortAt(next - 2);
  }

  private int copyShort() {
    int value = takeShort();
    out.writeShort(value);
    return value;
  }
}
