package dev.goexit.weave;

/**
 * Puts code in front of a method's code and before the return at its end, in the class file as it
 * stands (JVMS 4.7.3). What names positions in the code is moved along: exception table, stack map
 * frames, lines and variables. Other attributes of the code are left out, since they may name
 * positions too; the JVM makes nothing of them.
 *
 * <p>The code in front has a length that is a multiple of four, which keeps the padding of
 * switches, and jumps to its own end alone, to go on with the method.
 */
final class MethodEntry {
  private static final int FIRST_VERSION_WITH_FRAMES = 50;
  private static final int VERSION_OFFSET = 6;
  private static final int MAX_CODE = 65_535;

  private static final byte[] CODE = ConstantPool.text("Code");
  private static final byte[] LINES = ConstantPool.text("LineNumberTable");
  private static final byte[] VARIABLES = ConstantPool.text("LocalVariableTable");
  private static final byte[] VARIABLE_TYPES = ConstantPool.text("LocalVariableTypeTable");
  private static final byte[] FRAMES = ConstantPool.text("StackMapTable");

  private final ConstantPool pool;
  private final NewConstants constants;
  private final byte[] entry;
  private final boolean entryJumps;
  private final byte[] beforeReturn;
  private final int stack;

  /** The place in the class file that is read next. */
  private int next;

  /** The length of the method's code as it was. */
  private int length;

  private MethodEntry(
      ConstantPool pool,
      NewConstants constants,
      byte[] entry,
      boolean entryJumps,
      byte[] beforeReturn,
      int stack) {
    this.pool = pool;
    this.constants = constants;
    this.entry = entry;
    this.entryJumps = entryJumps;
    this.beforeReturn = beforeReturn;
    this.stack = stack;
  }

  /**
   * In front alone.
   *
   * @param pool of the class file
   * @param constants gets what is needed besides
   * @param entry the code, at most 60 bytes
   * @param stack how many stack slots it needs
   */
  static MethodEntry entry(ConstantPool pool, NewConstants constants, byte[] entry, int stack) {
    return new MethodEntry(pool, constants, entry, true, new byte[0], stack);
  }

  /**
   * At both ends, without any jump and with one stack slot at most.
   *
   * @param beforeReturn the code before the last instruction, which is a return; empty for none
   */
  static MethodEntry marks(
      ConstantPool pool, NewConstants constants, byte[] entry, byte[] beforeReturn) {
    return new MethodEntry(pool, constants, entry, false, beforeReturn, 1);
  }

  /**
   * The method with the new code.
   *
   * @param method where it begins
   * @return null if its code would be larger than the 64 KB that a method may have
   */
  byte[] putInto(int method) {
    ByteOutput out = new ByteOutput(256);
    next = method;
    copy(out, MethodTable.HEADER);
    int attributes = copyShort(out);
    for (int i = 0; i < attributes; i++) {
      if (!isNext(CODE)) {
        copy(out, MethodTable.ATTRIBUTE_HEADER + pool.intAt(next + 2));
        continue;
      }
      copy(out, 2);
      next += 4;
      byte[] code = code();
      if (code == null) {
        return null;
      }
      out.writeInt(code.length);
      out.write(code);
    }
    return out.toByteArray();
  }

  private byte[] code() {
    ByteOutput out = new ByteOutput(256);
    int formerStack = takeShort();
    // Before the return there may be something on it, though no compiler leaves anything.
    out.writeShort(Math.max(stack, formerStack + (beforeReturn.length == 0 ? 0 : stack)));
    copy(out, 2); // max_locals
    length = pool.intAt(next);
    next += 4;
    int newLength = entry.length + length + beforeReturn.length;
    if (newLength > MAX_CODE) {
      return null;
    }
    out.writeInt(newLength);
    out.write(entry);
    copy(out, length - 1);
    out.write(beforeReturn);
    copy(out, 1);
    for (int i = copyShort(out); i > 0; i--) { // exception table
      out.writeShort(moved(takeShort()));
      out.writeShort(moved(takeShort()));
      out.writeShort(moved(takeShort()));
      copy(out, 2);
    }
    attributesOfCode(out);
    return out.toByteArray();
  }

  private void attributesOfCode(ByteOutput out) {
    ByteOutput attributes = new ByteOutput(256);
    int written = 0;
    boolean hasFrames = pool.shortAt(VERSION_OFFSET) < FIRST_VERSION_WITH_FRAMES;
    for (int i = takeShort(); i > 0; i--) {
      int end = next + MethodTable.ATTRIBUTE_HEADER + pool.intAt(next + 2);
      if (isNext(FRAMES)) {
        int name = takeShort();
        next += 4;
        frames(attributes, name, takeShort());
        hasFrames = true;
        written++;
      } else if (isNext(LINES)) {
        lines(attributes);
        written++;
      } else if (isNext(VARIABLES) || isNext(VARIABLE_TYPES)) {
        variables(attributes);
        written++;
      }
      next = end;
    }
    if (!hasFrames && entryJumps) {
      frames(attributes, constants.utf8("StackMapTable"), 0);
      written++;
    }
    out.writeShort(written);
    out.write(attributes.toByteArray());
  }

  private void lines(ByteOutput out) {
    copy(out, MethodTable.ATTRIBUTE_HEADER);
    for (int i = copyShort(out); i > 0; i--) {
      out.writeShort(moved(takeShort()));
      copy(out, 2);
    }
  }

  private void variables(ByteOutput out) {
    copy(out, MethodTable.ATTRIBUTE_HEADER);
    for (int i = copyShort(out); i > 0; i--) {
      int start = takeShort();
      int end = start + takeShort();
      out.writeShort(moved(start));
      out.writeShort(moved(end) - moved(start));
      copy(out, 6);
    }
  }

  /** Where a position of the method's code is now. */
  private int moved(int position) {
    return position + entry.length + (position < length ? 0 : beforeReturn.length);
  }

  /** One more frame, where the new code ends, unless the method's first one is at its beginning. */
  private void frames(ByteOutput out, int name, int count) {
    FrameCopy frames = new FrameCopy(pool, next, entry.length);
    byte[] moved = frames.copy(count);
    out.writeShort(name);
    out.writeInt(2 + moved.length);
    out.writeShort(frames.isAdded() ? count + 1 : count);
    out.write(moved);
  }

  private boolean isNext(byte[] attribute) {
    return pool.isUtf8(pool.shortAt(next), attribute);
  }

  private int takeShort() {
    next += 2;
    return pool.shortAt(next - 2);
  }

  private int copyShort(ByteOutput out) {
    int value = takeShort();
    out.writeShort(value);
    return value;
  }

  private void copy(ByteOutput out, int length) {
    out.write(pool.classFile(), next, next + length);
    next += length;
  }
}
